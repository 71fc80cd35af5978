import { loadParser, type Parse } from '../../syntax/parse.js';
import type { SyntaxTree } from '../../syntax/syntax-tree.js';
import type { Merged, MergeOptions, Triple } from '../contract.js';
import { csharp } from './csharp.js';
import { writeDoc, type Doc } from './doc.js';
import { Entries } from './entries.js';
import { Gone } from './gone.js';
import type { Language } from './language.js';
import { matchSources } from './match.js';
import { Merger } from './merger.js';
import type { Source } from './model.js';
import { importedNames, missingImports } from './needed.js';
import { readSource } from './read.js';
import { renamed, renamesOf } from './renames.js';
import { Entangled } from './sequence.js';
import { styleOf } from './style.js';
import { typescript } from './typescript.js';
import { lostToken, namesNewTypes } from './verify.js';

/** Thrown where the structure cannot be used, so that lines have to be merged. The message says why, for people. */
export class Unstructured extends Error {
  override readonly name = 'Unstructured';
}

const languages: Readonly<Record<'typescript' | 'csharp', Language>> = { typescript, csharp };

/** What is read and asked again and again in one merge. */
interface Reading {
  readonly parse: Parse;
  readonly language: Language;
}

interface Sources {
  readonly base: Source;
  readonly ours: Source;
  readonly theirs: Source;
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
  const reading = { parse: await loadParser(language), language: languages[language] };
  const { base, ours, theirs } = triple;
  if (ours === theirs || theirs === base) return { text: ours, conflicts: [], by: 'unchanged' };
  const sources = followRenames(
    readable(base, 'the generated text', reading),
    readable(ours, 'yours', reading),
    readable(theirs, 'the new text', reading),
    reading,
  );
  const doc = mergeSources(sources, reading);
  verify(doc, sources, reading, options);
  const { text, conflicts } = writeDoc(doc, options);
  return { text, conflicts, by: text === ours ? 'unchanged' : language };
}

function readable(text: string, whose: string, { parse }: Reading): SyntaxTree {
  const tree = parse(text);
  const [error] = tree.errors;
  if (error === undefined) return tree;
  const line = text.slice(0, error.start).split('\n').length;
  throw new Unstructured(`${whose} does not parse (line ${line})`);
}

/** Gives what one side has renamed its new name in the other two, so that they differ only in what was edited. */
function followRenames(base: SyntaxTree, ours: SyntaxTree, theirs: SyntaxTree, reading: Reading): Sources {
  const { parse, language } = reading;
  const read = (tree: SyntaxTree): Source => readSource(tree, language);
  const apply = (tree: SyntaxTree, renames: ReadonlyMap<string, string>): SyntaxTree =>
    renames.size === 0 ? tree : parse(renamed(tree, renames));
  const mine = renamesOf(base, ours, theirs, matchSources(read(base), read(ours)));
  const [was, other] = [apply(base, mine), apply(theirs, mine)];
  const its = renamesOf(was, other, ours, matchSources(read(was), read(other)));
  return { base: read(apply(was, its)), ours: read(apply(ours, its)), theirs: read(other) };
}

function mergeSources(sources: Sources, { parse, language }: Reading): Doc {
  const { base, ours, theirs } = sources;
  const entries = new Entries(base, ours, theirs, matchSources(base, ours), matchSources(base, theirs));
  const style = styleOf(theirs, language);
  const styles = { ours: styleOf(ours, language, style), theirs: style };
  const names = importedNames(ours);
  const keepsUsings = namesNewTypes(base, ours);
  const mergeWith = (needed: ReadonlySet<string>): Doc =>
    new Merger(entries, new Gone(entries, names, needed, keepsUsings), language, styles).list(ours.root, '');
  try {
    const doc = mergeWith(new Set());
    if (language.name === 'csharp') return doc;
    const imported = new Set([...names.keys(), ...importedNames(theirs).keys()]);
    const missing = missingImports(parse(settled(doc, 'ours')), imported);
    return missing.size === 0 ? doc : mergeWith(missing);
  } catch (error) {
    if (error instanceof Entangled) throw new Unstructured('what changed cannot be told apart by structure');
    throw error;
  }
}

/** Nothing of a structural merge is believed: it has to parse, whichever side each conflict goes to, and to hold what each side wrote. */
function verify(
  doc: Doc,
  { base, ours, theirs }: Sources,
  { parse, language }: Reading,
  options: MergeOptions,
): void {
  for (const [side, source] of [
    ['ours', ours],
    ['theirs', theirs],
  ] as const) {
    const tree = parse(writeDoc(doc, { ...options, onConflict: side }).text);
    if (tree.hasError) throw new Unstructured('what comes of merging by structure does not parse');
    const lost = lostToken(base, source, readSource(tree, language));
    if (lost !== undefined) throw new Unstructured(`merging by structure would lose ${JSON.stringify(lost)}`);
  }
}

function settled(doc: Doc, side: 'ours' | 'theirs'): string {
  return writeDoc(doc, { labels: { ours: '', base: '', theirs: '' }, onConflict: side }).text;
}
