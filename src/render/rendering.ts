/** One file of a rendering: text with LF line endings, not yet compared with anything on disk. */
export interface RenderedFile {
  /** Relative to the project, `/`-separated. */
  readonly path: string;
  readonly text: string;
  /** Ids of the guidance rules that the file stands for. */
  readonly rules: readonly string[];
  /**
   * Base64 of the raw deflate (RFC 1951) of `text` in UTF-8, made by the build for a text that no answer changes. It spares a run
   * from compressing: the only compressor whose output is the same on every Node and CPU is JavaScript, and cold it costs more
   * than starting Node does.
   */
  readonly packed?: string;
}

/** A scenario and a pack as files, in the order of their paths. */
export interface Rendering {
  /** Version of the pack that it was rendered with. */
  readonly guidance: string;
  readonly files: readonly RenderedFile[];
}
