import { diffIndices } from 'node-diff3';

/** A text with LF and without byte order mark. */
export function plain(text: string): string {
  return text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
}

/**
 * A plain text with the byte order mark and the line endings of another one. Where that has both endings, each line that both texts
 * have keeps its own, and new ones get what most lines have.
 */
export function styledAs(owner: string, text: string): string {
  const mark = owner.startsWith('\ufeff') ? '\ufeff' : '';
  const all = owner.split('\n').length - 1;
  const windows = owner.split('\r\n').length - 1;
  if (windows === 0) return mark + text;
  if (windows === all) return mark + text.replaceAll('\n', '\r\n');
  return mark + mixed(owner.slice(mark.length).split('\n'), text.split('\n'), windows * 2 > all ? '\r' : '');
}

function mixed(owner: readonly string[], lines: readonly string[], usual: string): string {
  const known = owner.map((line) => line.replace(/\r$/, ''));
  const ends = lines.map(() => usual);
  let [from, to] = [0, 0];
  const same = (until: number): void => {
    for (; from < until; from += 1, to += 1) ends[to] = owner[from]?.endsWith('\r') === true ? '\r' : '';
  };
  for (const { buffer1, buffer2 } of diffIndices(known, [...lines])) {
    same(buffer1[0]);
    from = buffer1[0] + buffer1[1];
    to = buffer2[0] + buffer2[1];
  }
  same(known.length);
  // Behind the last newline there is no line.
  return lines
    .map((line, index) => (index < lines.length - 1 ? line + (ends[index] ?? '') : line))
    .join('\n');
}
