import type { FileEdit } from '../edit/file-edit.js';

/** A rendered file where it goes in a repo, in the repo's own style. */
export interface PlacedFile {
  /** Relative to the root, `/`-separated. */
  readonly path: string;
  /** As it will stand on disk: formatted, with the repo's line endings and byte order mark. */
  readonly text: string;
  /** Ids of the guidance rules that the file stands for. */
  readonly rules: readonly string[];
}

/** All flows of one language in a repo: files of ours, and edits of files that are not. */
export interface Placement {
  /** In the order of their paths. */
  readonly files: readonly PlacedFile[];
  readonly edits: readonly FileEdit[];
  /** What the owner has to know, a sentence each: a test script that does not find the new tests, a formatter that is not installed. */
  readonly notes: readonly string[];
}
