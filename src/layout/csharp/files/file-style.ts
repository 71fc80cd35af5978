import type { FileStyle } from '../../../target/code-style.js';

/** Spaces of a level in a template of C#. */
const templateIndent = '    ';

/** A text of ours, indented by four spaces and with line feeds, in the style of the files beside it. */
export function inFileStyle(text: string, { indent, finalNewline, endOfLine, bom }: FileStyle): string {
  const indented =
    indent === templateIndent
      ? text
      : text.replace(/^(?: {4})+/gm, (spaces) => indent.repeat(spaces.length / templateIndent.length));
  return withEnds(indented, { finalNewline, endOfLine, bom });
}

/** The same for a text whose indentation is its own business. */
export function withEnds(text: string, { finalNewline, endOfLine, bom }: Omit<FileStyle, 'indent'>): string {
  const ended = finalNewline ? text : text.replace(/\n$/, '');
  return `${bom ? '\uFEFF' : ''}${ended.replaceAll('\n', endOfLine)}`;
}
