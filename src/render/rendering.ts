/** One file of a rendering: text with LF line endings, not yet compared with anything on disk. */
export interface RenderedFile {
  /** Relative to the project, `/`-separated. */
  readonly path: string;
  readonly text: string;
  /** Ids of the guidance rules that the file stands for. */
  readonly rules: readonly string[];
  /**
   * Base64 of a raw deflate (RFC 1951) of `text` in UTF-8, the same on every Node and CPU: what the template says was compressed by
   * the build (src/render/deflate.ts says why).
   */
  readonly packed?: string;
}

/** A scenario and a pack as files, in the order of their paths. */
export interface Rendering {
  /** Version of the pack that it was rendered with. */
  readonly guidance: string;
  readonly files: readonly RenderedFile[];
}
