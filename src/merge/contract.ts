import type { FileKind } from './file-kind.js';

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
  /** Where the owner has code that they took out of this file (`src/b.ts:12`): then a change of it is a conflict that names both places. */
  readonly elsewhere?: (code: string) => string | undefined;
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
