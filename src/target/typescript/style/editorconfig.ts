import type { TypeScriptStyle } from '../../code-style.js';

/** What `.editorconfig` can say about code. */
export type EditorStyle = Partial<
  Pick<TypeScriptStyle, 'endOfLine' | 'bom' | 'finalNewline' | 'indent' | 'lineWidth' | 'quotes'>
>;

/**
 * What the `.editorconfig` files from a path up to the top of the repository say about it. `quote_type` is no part of the standard, but
 * editors and Prettier's users know it.
 *
 * Source: https://spec.editorconfig.org
 */
export async function editorConfigStyle(probe: string, top: string): Promise<EditorStyle> {
  const { parse } = await import('editorconfig');
  const said = await parse(probe, { root: top, unset: true });
  const size = said.indent_size === 'tab' ? said.tab_width : said.indent_size;
  const spaces = typeof size === 'number' && size > 0 && size <= 16 ? ' '.repeat(size) : undefined;
  const { max_line_length: width, quote_type: quotes } = said;
  return {
    ...(said.end_of_line === 'lf' && { endOfLine: '\n' as const }),
    ...(said.end_of_line === 'crlf' && { endOfLine: '\r\n' as const }),
    ...(said.charset === 'utf-8-bom' && { bom: true }),
    ...(said.charset === 'utf-8' && { bom: false }),
    ...(typeof said.insert_final_newline === 'boolean' && { finalNewline: said.insert_final_newline }),
    ...(said.indent_style === 'tab' && { indent: '\t' }),
    ...(said.indent_style !== 'tab' && spaces !== undefined && { indent: spaces }),
    ...(typeof width === 'number' && { lineWidth: width }),
    ...((quotes === 'single' || quotes === 'double') && { quotes }),
  };
}
