/** Name of the file beside the answers. */
export const lockFileName = '.mtls-pop.lock';

/** Version of the lock file's format. */
export const lockSchema = 1;

/** One generated file as the tool wrote it: the base of every later merge. */
export interface LockEntry {
  /** Relative to the root, `/`-separated, lexically safe. */
  readonly path: string;
  /** SHA-256 of the pristine text in UTF-8, in hex. */
  readonly sha256: string;
  /** Bytes of the pristine text in UTF-8. */
  readonly size: number;
  /** Raw deflate (RFC 1951) of the pristine text, in base64. */
  readonly deflate: string;
}

/** What is ours in a file that somebody else owns, as the edit of the file left it: the base of every later edit. */
export interface Contribution {
  /** Relative to the root, `/`-separated, lexically safe. */
  readonly path: string;
  /** JSON data. */
  readonly contribution: JsonObject;
}

export type JsonObject = Readonly<Record<string, unknown>>;

export interface Lock {
  /** Version of the guidance pack that the files were rendered with. */
  readonly guidance: string;
  /** In the order of their paths. */
  readonly entries: readonly LockEntry[];
  /** In the order of their paths; one for each file. */
  readonly contributions: readonly Contribution[];
  /** In the order of their flows. */
  readonly renderings: readonly RenderingMark[];
}

/**
 * What an added flow was rendered to before it was put into the repo's style: tells without looking at the repo whether there is
 * anything new.
 */
export interface RenderingMark {
  /** Language and name, as `typescript graph`. */
  readonly flow: string;
  /** Hash of the rendering and of the flow's place, in hex. */
  readonly rendering: string;
}

/** What a lock file may be at most: far above any project, and small enough to read without harm. */
export const lockLimits = {
  /** Bytes of the whole file. */
  fileSize: 32 * 1024 * 1024,
  entries: 10_000,
  /** Bytes of one pristine text. */
  textSize: 4 * 1024 * 1024,
  /** Characters of one contribution. */
  contributionSize: 256 * 1024,
  /** Levels of objects and lists in one. */
  contributionDepth: 32,
} as const;

export function byFlow(a: RenderingMark, b: RenderingMark): number {
  return a.flow < b.flow ? -1 : a.flow > b.flow ? 1 : 0;
}

/** Order of paths everywhere: by UTF-16 code units, the same on every machine and in every locale. */
export function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
