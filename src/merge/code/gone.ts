import type { Entries, Entry } from './entries.js';
import { hasSameLists } from './match.js';
import { itemsOf, type Item } from './model.js';
import { runsOf } from './runs.js';

/** What is to be known of the owner's text before anything of it is dropped. */
export interface OwnerFacts {
  /** The names that it imports, each with the item that brings it in. */
  readonly imports: ReadonlyMap<string, Item>;
  /** Names that the owner has given to what was generated. */
  readonly renamed: ReadonlySet<string>;
  /** Whether it may use types that only the namespaces of the generated code bring in. */
  readonly keepsUsings: boolean;
}

/** Decides what of one side's deletions stays deleted. */
export class Gone {
  /** @param needed names that the merged code uses, so that an import of them stays */
  constructor(
    private readonly entries: Entries,
    private readonly facts: OwnerFacts,
    private readonly needed: ReadonlySet<string>,
  ) {}

  isGone(entry: Entry): boolean {
    const { base, ours, theirs } = entry;
    if (ours !== undefined && theirs !== undefined) return false;
    const item = ours ?? theirs;
    if (item === undefined) return true;
    if (item.kind === 'name') return this.#isNameGone(entry, item);
    if (base === undefined) return item.kind === 'import' && this.#isImportEmpty(item);
    if (item.kind === 'import') return this.#isImportEmpty(item);
    if (item.kind === 'using') return ours === undefined || !this.facts.keepsUsings;
    if (ours !== undefined && this.facts.renamed.has(item.name ?? '')) return false;
    if (this.entries.fateOf(entry) === 'kept') return false;
    return (item.whole === base.whole && !this.entries.isTouched(item)) || this.#isEmptied(base, item);
  }

  #isNameGone({ base, ours }: Entry, item: Item): boolean {
    if (base !== undefined) return !this.needed.has(item.key ?? '');
    if (ours !== undefined) return false;
    // The owner has it from elsewhere.
    const other = this.facts.imports.get(item.key ?? '');
    return other !== undefined && !this.isGone(this.entries.of(other));
  }

  /** Whether an import that one side has deleted, or only theirs has, brings in nothing. */
  #isImportEmpty(item: Item): boolean {
    const entry = this.entries.of(item);
    const names = item.lists.flatMap(({ items }) => items);
    if (names.some((name) => !this.isGone(this.entries.of(name)))) return false;
    const whole = wholeNames(item);
    if (whole.length === 0) return entry.base !== undefined || names.length > 0;
    if (entry.base !== undefined) return !whole.some((name) => this.needed.has(name));
    return entry.ours === undefined && whole.every((name) => this.facts.imports.has(name));
  }

  /** Whether all that the other side did to a deleted item lives on elsewhere, in what was moved out of it. */
  #isEmptied(base: Item, kept: Item): boolean {
    if (!hasSameLists(base, kept) || base.lead !== kept.lead || base.trail !== kept.trail) return false;
    const was = runsOf(base);
    if (!runsOf(kept).every(({ print }, at) => print === was[at]?.print)) return false;
    return kept.lists.every((list) => [...itemsOf(list)].every((item) => this.#isElsewhere(item)));
  }

  #isElsewhere(item: Item): boolean {
    const entry = this.entries.of(item);
    const home = this.entries.homeOf(entry);
    const { ours, theirs } = this.entries.tripleOf(item.list);
    if (home !== undefined && home !== (ours ?? theirs)) return true;
    return (
      entry.base?.whole === item.whole || (entry.base !== undefined && this.#isEmptied(entry.base, item))
    );
  }
}

/** Names of an import that are not in braces: the default one, that of a whole module. */
export function wholeNames({ node }: Item): string[] {
  const clause = node.children.find(
    ({ type }) => type === 'import_clause' || type === 'import_require_clause',
  );
  return (clause?.namedChildren ?? []).flatMap((each) => {
    if (each.type === 'identifier') return [each.text];
    return each.type === 'namespace_import' ? each.namedChildren.map(({ text }) => text) : [];
  });
}
