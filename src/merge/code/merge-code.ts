import { loadParser, type Parse } from '../../syntax/parse.js';
import type { Merged, MergeOptions, Triple } from '../contract.js';
import { csharp } from './csharp.js';
import { writeDoc, type Doc, type Written } from './doc.js';
import { Entries } from './entries.js';
import { Gone } from './gone.js';
import type { Language } from './language.js';
import { matchSources, type Match } from './match.js';
import { Merger } from './merger.js';
import type { Source } from './model.js';
import { importedNames, missingImports } from './needed.js';
import { readSource } from './read.js';
import { renamed, renamesOf, type Renames } from './renames.js';
import { Entangled } from './sequence.js';
import { styleOf } from './style.js';
import { typescript } from './typescript.js';
import { lostToken, namesNewTypes } from './verify.js';

/** Thrown where the structure cannot be used, so that lines have to be merged. The message says why, for people. */
export class Unstructured extends Error {
  override readonly name = 'Unstructured';
}

const languages: Readonly<Record<'typescript' | 'csharp', Language>> = { typescript, csharp };

interface Sources {
  readonly base: Source;
  readonly ours: Source;
  readonly theirs: Source;
  /** Names that the owner has given to what was generated. */
  readonly renamed: ReadonlySet<string>;
}

/**
 * Merges three versions of a source file by declarations, members and statements. White space, line breaks, quotes and semicolons are
 * no edits: the text stays in the owner's format. Names that one side has changed are changed in what the other wrote.
 *
 * @param triple with LF line endings and without byte order marks
 * @throws {Unstructured} where a text does not parse, or the merged text would not
 */
export async function mergeCode(
  triple: Triple,
  language: 'typescript' | 'csharp',
  options: MergeOptions,
): Promise<Merged> {
  const { base, ours, theirs } = triple;
  if (ours === theirs || theirs === base) return { text: ours, conflicts: [], by: 'unchanged' };
  const merge = new CodeMerge(await loadParser(language), languages[language]);
  const { text, conflicts } = merge.run({ base, ours, theirs }, options);
  return { text, conflicts, by: text === ours ? 'unchanged' : language };
}

/** One merge. Remembers what it has read: the same text and the same pair of texts come up again and again. */
class CodeMerge {
  readonly #parse: Parse;
  readonly #language: Language;
  readonly #sources = new Map<string, Source>();
  readonly #matches = new Map<Source, Map<Source, Match>>();

  constructor(parse: Parse, language: Language) {
    this.#parse = parse;
    this.#language = language;
  }

  run(
    texts: { readonly base: string; readonly ours: string; readonly theirs: string },
    options: MergeOptions,
  ): Written {
    const sources = this.#followRenames(
      this.#readable(texts.base, 'the generated text'),
      this.#readable(texts.ours, 'yours'),
      this.#readable(texts.theirs, 'the new text'),
    );
    const doc = this.#merge(sources);
    this.#verify(doc, sources, options);
    return writeDoc(doc, options);
  }

  /** Gives what one side has renamed its new name in the other two, so that they differ only in what was edited. */
  #followRenames(base: Source, ours: Source, theirs: Source): Sources {
    const mine = renamesOf(base.tree, ours.tree, theirs.tree, this.#match(base, ours));
    const [was, other] = [this.#renamed(base, mine), this.#renamed(theirs, mine)];
    const its = new Map(renamesOf(was.tree, other.tree, ours.tree, this.#match(was, other)));
    // What both have renamed is called what the owner calls it.
    const back = new Map<string, string>();
    for (const name of mine.values()) {
      const to = its.get(name);
      if (to !== undefined) back.set(to, name);
      its.delete(name);
    }
    return {
      base: this.#renamed(was, its),
      ours: this.#renamed(ours, its),
      theirs: this.#renamed(other, back),
      renamed: new Set(mine.values()),
    };
  }

  #merge({ base, ours, theirs, renamed: given }: Sources): Doc {
    const entries = new Entries(base, ours, theirs, this.#match(base, ours), this.#match(base, theirs));
    const style = styleOf(theirs, this.#language);
    const styles = { ours: styleOf(ours, this.#language, style), theirs: style };
    const imports = importedNames(ours);
    const facts = { imports, renamed: given, keepsUsings: namesNewTypes(base, ours) };
    const mergeWith = (needed: ReadonlySet<string>): Doc =>
      new Merger(entries, new Gone(entries, facts, needed), this.#language, styles).list(ours.root, '');
    try {
      const doc = mergeWith(new Set());
      if (this.#language.name === 'csharp') return doc;
      const imported = new Set([...imports.keys(), ...importedNames(theirs).keys()]);
      const missing = missingImports(this.#read(settled(doc, 'ours')).tree, imported);
      return missing.size === 0 ? doc : mergeWith(missing);
    } catch (error) {
      if (error instanceof Entangled)
        throw new Unstructured('what changed cannot be told apart by structure');
      throw error;
    }
  }

  /** Nothing of a structural merge is believed: it has to parse, whichever side each conflict goes to, and to hold what each side wrote. */
  #verify(doc: Doc, { base, ours, theirs }: Sources, options: MergeOptions): void {
    for (const [side, source] of [
      ['ours', ours],
      ['theirs', theirs],
    ] as const) {
      const merged = this.#read(writeDoc(doc, { ...options, onConflict: side }).text);
      if (merged.tree.hasError) throw new Unstructured('what comes of merging by structure does not parse');
      const lost = lostToken(base, source, merged);
      if (lost !== undefined)
        throw new Unstructured(`merging by structure would lose ${JSON.stringify(lost)}`);
    }
  }

  #readable(text: string, whose: string): Source {
    const source = this.#read(text);
    const [error] = source.tree.errors;
    if (error === undefined) return source;
    throw new Unstructured(`${whose} does not parse (line ${text.slice(0, error.start).split('\n').length})`);
  }

  #renamed(source: Source, renames: Renames): Source {
    return renames.size === 0 ? source : this.#read(renamed(source.tree, renames));
  }

  #read(text: string): Source {
    const source = this.#sources.get(text) ?? readSource(this.#parse(text), this.#language);
    this.#sources.set(text, source);
    return source;
  }

  #match(from: Source, to: Source): Match {
    const matches = this.#matches.get(from) ?? new Map<Source, Match>();
    const match = matches.get(to) ?? matchSources(from, to);
    this.#matches.set(from, matches.set(to, match));
    return match;
  }
}

function settled(doc: Doc, side: 'ours' | 'theirs'): string {
  return writeDoc(doc, { labels: { ours: '', base: '', theirs: '' }, onConflict: side }).text;
}
