import type { FileStyle } from '../target/code-style.js';

const byteOrderMark = '\uFEFF';

/** A text with the line endings, byte order mark and end of a style, whatever it has of these. */
export function withLineEndings(text: string, { endOfLine, bom, finalNewline }: FileStyle): string {
  const lines = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  const ended = finalNewline ? lines.replace(/\n*$/, '\n') : lines.replace(/\n+$/, '');
  return (bom ? byteOrderMark : '') + ended.replaceAll('\n', endOfLine);
}
