/** A text on its way into a repo. */
export interface FormattedFile {
  /** Relative to the root, `/`-separated. */
  readonly path: string;
  readonly text: string;
}

/** The same files in the same order, and what a person should know, a sentence each. */
export interface Formatted<File extends FormattedFile = FormattedFile> {
  readonly files: readonly File[];
  readonly notes: readonly string[];
}
