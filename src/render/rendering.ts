/** One file of a rendering: text with LF line endings, not yet compared with anything on disk. */
export interface RenderedFile {
  /** Relative to the project, `/`-separated. */
  readonly path: string;
  readonly text: string;
  /** Ids of the guidance rules that the file stands for. */
  readonly rules: readonly string[];
}

/** A scenario and a pack as files, in the order of their paths. */
export interface Rendering {
  /** Version of the pack that it was rendered with. */
  readonly guidance: string;
  readonly files: readonly RenderedFile[];
}
