/**
 * A change of a file that somebody else owns. It adds what is missing and keeps all the rest: comments, order, indentation, line
 * endings, byte order mark.
 */
export interface FileEdit {
  /** Relative to the root, `/`-separated. */
  readonly path: string;
  /** What it is for, as a plan says it: `adds @azure/msal-node`. */
  readonly reason: string;
  /**
   * What the file is afterwards; the same text where there is nothing to do. Pure.
   *
   * @param text of the file as it stands, line endings and byte order mark included; undefined where there is none
   * @throws {Problem} exit code 2 where the text cannot be read (broken JSON or XML), naming line and column
   */
  readonly apply: (text: string | undefined) => string;
  /** What of the file is ours afterwards, as JSON data: an update has it as its base. */
  readonly contribution: Readonly<Record<string, unknown>>;
}
