/** What of a text belongs to whoever saved it last: nothing of it is an edit. */
export interface TextStyle {
  readonly mark: '\ufeff' | '';
  readonly newline: '\r\n' | '\n';
}

/** The byte order mark and the line ending that most lines have. */
export function styleOf(text: string): TextStyle {
  const all = text.split('\n').length - 1;
  const windows = text.split('\r\n').length - 1;
  return { mark: text.startsWith('\ufeff') ? '\ufeff' : '', newline: windows * 2 > all ? '\r\n' : '\n' };
}

/** A text with LF and without byte order mark. */
export function plain(text: string): string {
  return text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
}

/** A plain text in somebody's style. */
export function styled(text: string, { mark, newline }: TextStyle): string {
  return mark + (newline === '\n' ? text : text.replaceAll('\n', newline));
}
