import type { Conflict } from '../contract.js';
import { withAbsorbed } from './absorbed.js';
import { mergeComments } from './comments.js';
import type { ConflictPiece, Doc } from './doc.js';
import type { Entries, Entry } from './entries.js';
import type { Gone } from './gone.js';
import type { Language } from './language.js';
import { Layout } from './layout.js';
import { hasSameLists } from './match.js';
import type { Item, List } from './model.js';
import { placeText } from './place.js';
import { mergeChains } from './chains.js';
import { choose, mergeSlots, runsOf, type Run, type Side } from './runs.js';
import { Entangled, isClash, sequenceOf, type Clash, type Placed } from './sequence.js';
import type { Styles } from './style.js';
import { whereIs } from './where.js';

/** A run as it stands in the merged text, or, where both changed it, the conflict of it. */
type MergedRun = { readonly text: string } | { readonly both: readonly [Run | undefined, Run, Run] };

/** Puts the merged text together: in the owner's words and format, except for what theirs changed. */
export class Merger {
  constructor(
    private readonly entries: Entries,
    private readonly gone: Gone,
    private readonly language: Language,
    private readonly styles: Styles,
  ) {}

  /**
   * A merged list with its delimiters.
   *
   * @param indent of the line that it begins on
   * @throws {Entangled} where it has a conflict that cannot be shown in it
   */
  list(list: List, indent: string): Doc {
    const triple = this.entries.tripleOf(list);
    const placed = sequenceOf(triple, this.entries, (entry) => this.gone.isGone(entry));
    const sequence = withAbsorbed(placed, triple, this.entries);
    const layout = new Layout(triple, sequence, indent, this.styles);
    const doc: (string | ConflictPiece)[] = [layout.open];
    for (const [at, each] of sequence.entries()) {
      const separator = layout.separatorOf(at === sequence.length - 1);
      doc.push(layout.gapBefore(each, sequence[at - 1]), ...this.#placed(each, layout, separator));
    }
    return [...doc, layout.close];
  }

  #placed(placed: Placed, layout: Layout, separator: string): Doc {
    if (isClash(placed)) return [this.#conflict(placed, layout, separator)];
    try {
      return this.#entry(placed, layout.indent, separator);
    } catch (error) {
      if (!(error instanceof Entangled)) throw error;
      return this.#entangled(placed, error.kind, layout, separator);
    }
  }

  /** The conflict of one item. The comments above it stay out of it where they are no question. */
  #entangled(entry: Entry, kind: Conflict['kind'], layout: Layout, separator: string): Doc {
    const { base, ours, theirs } = entry;
    const clash = { kind, clash: [entry] };
    if (ours === undefined || theirs === undefined || ours.lead === '' || !layout.isMultiline) {
      return [this.#conflict(clash, layout, separator)];
    }
    const lead = this.#lead(base, ours, theirs, layout.indent);
    if (lead.some((piece) => typeof piece !== 'string')) return [this.#conflict(clash, layout, separator)];
    return [...lead, this.#conflict(clash, layout, separator, true)];
  }

  #entry(entry: Entry, indent: string, separator: string): Doc {
    const { base, ours, theirs } = entry;
    if (ours !== undefined && theirs !== undefined)
      return this.#together(base, ours, theirs, indent, separator);
    const [item, side] = ours === undefined ? ([theirs, 'theirs'] as const) : ([ours, 'ours'] as const);
    if (item === undefined) return [];
    // One has deleted what the other has changed. Of imports that is no question: what is needed stays.
    const isImport = item.kind === 'import' || item.kind === 'using' || item.kind === 'name';
    if (base !== undefined && !isImport && this.entries.fateOf(entry) !== 'kept')
      throw new Entangled('both-changed');
    return this.#alone(item, side, indent, separator);
  }

  /** An item of one side, and what was moved into it. */
  #alone(item: Item, side: Side, indent: string, separator: string): Doc {
    const behind = this.#behind(item, side, indent);
    if (!this.entries.isTouched(item) && item.kind !== 'import') {
      return [this.#text(item, item.leadStart, item.end, side, indent), separator, behind];
    }
    const runs = runsOf(item).map((run) => ({ text: this.#run(run, side, indent) }));
    return [
      this.#text(item, item.leadStart, item.start, side, indent),
      ...this.#parts(runs, item, indent),
      separator,
      behind,
    ];
  }

  #together(base: Item | undefined, ours: Item, theirs: Item, indent: string, separator: string): Doc {
    const isTouched = [base, ours, theirs].some((each) => each !== undefined && this.entries.isTouched(each));
    if (!isTouched && ours.kind !== 'import') {
      if (ours.whole === theirs.whole || theirs.whole === base?.whole) {
        return this.#alone(ours, 'ours', indent, separator);
      }
      if (base !== undefined && textOf(base) === textOf(ours)) {
        return this.#alone(theirs, 'theirs', indent, separator);
      }
    }
    return [
      ...this.#lead(base, ours, theirs, indent),
      ...this.#body(base, ours, theirs, indent),
      separator,
      this.#trail(base, ours, theirs, indent),
    ];
  }

  #lead(base: Item | undefined, ours: Item, theirs: Item, indent: string): Doc {
    const text = (item: Item, side: Side): string =>
      this.#text(item, item.leadStart, item.start, side, indent);
    const side = choose(base?.lead, ours.lead, theirs.lead);
    if (side !== undefined) return [side === 'ours' ? text(ours, side) : text(theirs, side)];
    const was = base === undefined ? '' : text(base, 'theirs');
    return mergeComments(was, text(ours, 'ours'), text(theirs, 'theirs'), ours.ownLines, whereIs(ours));
  }

  #trail(base: Item | undefined, ours: Item, theirs: Item, indent: string): string {
    const side = choose(base?.trail, ours.trail, theirs.trail);
    if (side === undefined) throw new Entangled('both-changed');
    return side === 'ours' ? this.#behind(ours, side, indent) : this.#behind(theirs, side, indent);
  }

  #behind(item: Item, side: Side, indent: string): string {
    return item.trail === '' ? '' : ` ${this.#text(item, item.trailStart, item.trailEnd, side, indent)}`;
  }

  #body(base: Item | undefined, ours: Item, theirs: Item, indent: string): Doc {
    if (!hasSameLists(ours, theirs) || (base !== undefined && !hasSameLists(base, ours))) {
      // Where one side has changed what lists there are, the other must not have changed anything.
      const side = choose(base?.print, ours.print, theirs.print);
      if (side === undefined) throw new Entangled('both-changed');
      const item = side === 'ours' ? ours : theirs;
      return this.#parts(
        runsOf(item).map((run) => ({ text: this.#run(run, side, indent) })),
        item,
        indent,
      );
    }
    const [was, others] = [base === undefined ? [] : runsOf(base), runsOf(theirs)];
    const runs = runsOf(ours).map((mine, at): MergedRun => {
      const other = others[at] ?? mine;
      const side = choose(was[at]?.print, mine.print, other.print);
      if (side === 'ours') return { text: this.#run(mine, side, indent) };
      if (side === 'theirs')
        return { text: inGapsOf(this.#run(mine, 'ours', indent), this.#run(other, side, indent)) };
      const text = this.#slots(was[at], mine, other, indent);
      return text === undefined ? { both: [was[at], mine, other] } : { text };
    });
    return this.#parts(runs, ours, indent);
  }

  #slots(base: Run | undefined, ours: Run, theirs: Run, indent: string): string | undefined {
    if (base === undefined) return undefined;
    const slots = mergeSlots(base, ours, theirs, this.language) ?? mergeChains(base, ours, theirs);
    if (slots === undefined) return undefined;
    const texts = slots.map(({ side, start, end }) =>
      this.#text(side === 'ours' ? ours.item : theirs.item, start, end, side, indent),
    );
    const rest = ours.item.list.source.text.slice(ours.start, ours.end);
    return texts.join('') + (/\s*$/.exec(rest)?.[0] ?? '');
  }

  #parts(runs: readonly MergedRun[], frame: Item, indent: string): Doc {
    return runs.flatMap((run, at): Doc => {
      const list = frame.lists[at];
      const doc = list === undefined ? [] : this.list(list, indent);
      return 'text' in run ? [run.text, ...doc] : this.#head(run.both, at, doc, indent);
    });
  }

  /** The conflict of a declaration's first lines, when what stands in it has lines of its own. */
  #head(
    [base, ours, theirs]: readonly [Run | undefined, Run, Run],
    at: number,
    doc: Doc,
    indent: string,
  ): Doc {
    const [open, gap, ...rest] = doc;
    if (
      at > 0 ||
      !ours.item.ownLines ||
      typeof open !== 'string' ||
      typeof gap !== 'string' ||
      !gap.startsWith('\n')
    ) {
      throw new Entangled('both-changed');
    }
    const text = (run: Run | undefined, side: Side): string =>
      run === undefined ? '' : indent + this.#run(run, side, indent) + open;
    return [
      {
        where: whereIs(ours.item),
        kind: 'both-changed',
        ours: text(ours, 'ours'),
        base: text(base, 'theirs'),
        theirs: text(theirs, 'theirs'),
      },
      gap,
      ...rest,
    ];
  }

  #conflict(
    { clash, kind }: Pick<Clash, 'clash'> & { kind: Conflict['kind'] },
    layout: Layout,
    separator: string,
    withoutLead = false,
  ): ConflictPiece {
    const items = (side: keyof Entry): Item[] => clash.flatMap((entry) => entry[side] ?? []);
    const [base, ours, theirs] = [items('base'), items('ours'), items('theirs')];
    const shown = ours[0] ?? theirs[0];
    const isShown = layout.isMultiline && [...ours, ...theirs].every(({ ownLines }) => ownLines);
    if (shown === undefined || !isShown) throw new Entangled('both-changed');
    const text = (all: readonly Item[], side: Side): string =>
      all
        .map((item, at) => {
          const start = withoutLead ? item.start : item.leadStart;
          const end = this.#text(item, start, item.end, side, layout.indent) + separator;
          const gap = at === 0 ? '' : '\n'.repeat(Math.max(item.breaks, 1));
          return gap + layout.indent + end + this.#behind(item, side, layout.indent);
        })
        .join('');
    return {
      where: whereIs(shown),
      kind: kindOf(kind, base, ours, theirs),
      ours: text(ours, 'ours'),
      base: text(base, 'theirs'),
      theirs: text(theirs, 'theirs'),
    };
  }

  #run({ item, start, end }: Run, side: Side, indent: string): string {
    return this.#text(item, start, end, side, indent);
  }

  #text(item: Item, start: number, end: number, side: Side, indent: string): string {
    const placing = { from: item.indent, to: indent, style: this.styles[side], target: this.styles.ours };
    return placeText(item.list.source, start, end, placing);
  }
}

/** The text of theirs between the white space of ours: whether a brace stands on a line of its own is no edit. */
function inGapsOf(ours: string, theirs: string): string {
  if (ours.trim() === '' || theirs.trim() === '') return theirs;
  return (/^\s*/.exec(ours)?.[0] ?? '') + theirs.trim() + (/\s*$/.exec(ours)?.[0] ?? '');
}

function textOf({ list, leadStart, trailEnd, indent }: Item): string {
  return list.source.text.slice(leadStart, trailEnd).replaceAll(`\n${indent}`, '\n');
}

function kindOf(
  kind: Conflict['kind'],
  base: readonly Item[],
  ours: readonly Item[],
  theirs: readonly Item[],
): Conflict['kind'] {
  if (kind === 'order') return kind;
  if (ours.length === 0) return 'deleted-by-ours';
  if (theirs.length === 0) return 'deleted-by-theirs';
  return base.length === 0 ? 'both-added' : 'both-changed';
}
