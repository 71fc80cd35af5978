import type { Merged, MergeOptions, Triple } from './contract.js';
import { mergeLines } from './text/lines.js';
import { kindOf, type FileKind } from './file-kind.js';
import { plain, styledAs } from './text/text-style.js';

export type { Conflict, Merged, MergeOptions, Triple } from './contract.js';

/**
 * Merges what was generated, what its owner made of it, and what would be generated now. Files with a structure are merged by it,
 * others by line, and so are those whose structure cannot be read: `note` says so. A line that only the owner wrote is never
 * lost, except inside of a conflict that `onConflict: 'theirs'` settles.
 *
 * Pure. Nothing is thrown for what a file holds.
 */
export async function merge3(triple: Triple, options: MergeOptions): Promise<Merged> {
  const { path, base, ours, theirs } = triple;
  const kind = kindOf(path, ours);
  const lf = { path, base: ended(plain(base)), ours: ended(plain(ours)), theirs: ended(plain(theirs)) };
  if (lf.base === lf.theirs || lf.ours === lf.theirs) return { text: ours, conflicts: [], by: 'unchanged' };
  const merged: Merged =
    lf.ours === lf.base ? { text: lf.theirs, conflicts: [], by: kind } : await mergeAs(kind, lf, options);
  const text = styledAs(ours, lastLine(merged.text, triple));
  return { ...merged, text, by: text === ours ? 'unchanged' : merged.by };
}

async function mergeAs(kind: FileKind, triple: Triple, options: MergeOptions): Promise<Merged> {
  if (kind === 'text') return mergeLines(triple, options);
  if (kind === 'typescript' || kind === 'csharp') return mergeSource(kind, triple, options);
  const [{ mergeStructure }, format] = await Promise.all([
    import('./tree/merge-structure.js'),
    formats[kind](),
  ]);
  return mergeStructure(triple, format, options);
}

async function mergeSource(
  language: 'typescript' | 'csharp',
  triple: Triple,
  options: MergeOptions,
): Promise<Merged> {
  const { mergeCode, Unstructured } = await import('./code/merge-code.js');
  try {
    return await mergeCode(triple, language, options);
  } catch (error) {
    if (error instanceof Unstructured) return mergeLines(triple, options, error.message);
    throw error;
  }
}

const formats = {
  json: async () => (await import('./json/json-tree.js')).json,
  yaml: async () => (await import('./yaml/yaml-tree.js')).yaml,
  xml: async () => (await import('./xml/xml-tree.js')).xml,
};

/** Lines are compared as lines: the last one has an end too. */
function ended(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

/** Whether the last line ends is the owner's choice where they made one, else the new text's. */
function lastLine(text: string, { base, ours, theirs }: Triple): string {
  const ends = (each: string): boolean => each.endsWith('\n');
  const wanted = ends(ours) === ends(base) ? ends(theirs) : ends(ours);
  return wanted ? ended(text) : text.replace(/\n$/, '');
}
