/** The line break that a text uses. */
export const eolOf = (text: string, otherwise: string): string => /\r?\n/.exec(text)?.[0] ?? otherwise;

export const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

/** White space that the line of an index begins with, a byte order mark left out. */
export const indentAt = (text: string, at: number): string =>
  /^\uFEFF?([ \t]*)/.exec(text.slice(lineStart(text, at)))?.[1] ?? '';

/** Where a line ends, before its line break; undefined where something but a line comment stands behind an index. */
export function endOfLine(text: string, at: number): number | undefined {
  const rest = /^[ \t]*(?:\/\/[^\r\n]*)?(?=\r?\n|$)/.exec(text.slice(at));
  return rest === null ? undefined : at + rest[0].length;
}

/** Lines as they stand below one another at an indentation. */
export const block = (lines: readonly string[], indent: string, eol: string): string =>
  lines.map((line) => (line === '' ? '' : indent + line)).join(eol);
