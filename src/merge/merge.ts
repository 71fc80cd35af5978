import { mergeLines } from './text/lines.js';
import { kindOf, type FileKind } from './file-kind.js';
import { plain, styleOf, styled, type TextStyle } from './text/text-style.js';

/** One file three times: as it was generated, as it is on disk, as it is rendered now. */
export interface Triple {
  /** Relative to the project, `/`-separated. Its name says how the file is merged. */
  readonly path: string;
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

export interface MergeOptions {
  /** What stands behind the markers: `<<<<<<< yours`, `>>>>>>> guidance 2.0.0`. */
  readonly labels: { readonly ours: string; readonly base: string; readonly theirs: string };
  /** What becomes of a conflict: both texts between markers, or one of them. */
  readonly onConflict: 'markers' | 'ours' | 'theirs';
  /** What is said on a conflict's last marker line: the rule and the line of the changelog that asked for the change. */
  readonly explain?: (conflict: { where: string }) => string | undefined;
}

/** A place where the owner and the new text want different things. */
export interface Conflict {
  /** For people: `class TokenError › constructor`, `dependencies › jose`, `lines 10-12`. */
  readonly where: string;
  readonly kind: 'both-changed' | 'deleted-by-ours' | 'deleted-by-theirs' | 'both-added' | 'split' | 'order';
  /** In the merged text, from 1: its first marker, or the text that was chosen. */
  readonly line: number;
}

export interface Merged {
  /** With the line endings, the byte order mark and the last line's end of ours. */
  readonly text: string;
  /** In the order of their lines. Also those that `onConflict` has settled as `ours` or `theirs`. */
  readonly conflicts: readonly Conflict[];
  /** How it came about; `unchanged` where the text is that of ours, byte for byte. */
  readonly by: 'unchanged' | FileKind;
  /** Why a structure could not be used (`yours does not parse (line 3)`), or what its markers mean for the file. */
  readonly note?: string;
}

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
  const style = styleOf(ours);
  const lf = { path, base: ended(plain(base)), ours: ended(plain(ours)), theirs: ended(plain(theirs)) };
  if (lf.base === lf.theirs || lf.ours === lf.theirs) return { text: ours, conflicts: [], by: 'unchanged' };
  if (lf.ours === lf.base)
    return asOurs({ text: lastLine(lf.theirs, triple), conflicts: [], by: kind }, ours, style);
  const merged = await mergeAs(kind, lf, options);
  return asOurs({ ...merged, text: lastLine(merged.text, triple) }, ours, style);
}

async function mergeAs(kind: FileKind, triple: Triple, options: MergeOptions): Promise<Merged> {
  if (kind === 'json' || kind === 'yaml' || kind === 'xml') {
    const [{ mergeStructure }, format] = await Promise.all([
      import('./tree/merge-structure.js'),
      formats[kind](),
    ]);
    return mergeStructure(triple, format, options);
  }
  return mergeLines(triple, options);
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

function asOurs(merged: Merged, ours: string, style: TextStyle): Merged {
  const text = styled(merged.text, style);
  return text === ours ? { ...merged, text, by: 'unchanged' } : { ...merged, text };
}
