/**
 * Text broken between words so that no line is longer than `width` columns. Line breaks stay, and what a line begins with
 * (spaces, `- `) indents the lines that follow from it. A word longer than a line stays whole: it may be an address to copy.
 */
export function wrap(text: string, width: number): string {
  return text
    .split('\n')
    .map((line) => wrapLine(line, width))
    .join('\n');
}

function wrapLine(line: string, width: number): string {
  if (line.length <= width) return line;
  const bullet = /^\s*(?:[-•] )?/.exec(line)?.[0] ?? '';
  const indent = ' '.repeat(bullet.length);
  const lines: string[] = [];
  let current = bullet;
  let empty = true;
  for (const word of line.slice(bullet.length).split(/\s+/).filter(Boolean)) {
    if (!empty && current.length + 1 + word.length > width) {
      lines.push(current);
      current = indent;
      empty = true;
    }
    current += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, current.trimEnd()].join('\n');
}

/** `text` with each line moved right. */
export function indent(text: string, by: string): string {
  return text.replace(/^(?=.)/gm, by);
}

/** Rows as columns, two spaces apart; the last column takes what is left of `width`. */
export function table(rows: readonly (readonly string[])[], width: number): string {
  const last = Math.max(0, ...rows.map((row) => row.length - 1));
  const widths = Array.from({ length: last }, (_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  const offset = widths.reduce((sum, each) => sum + each + 2, 0);
  return rows
    .map((row) => {
      const head = widths.map((each, column) => `${(row[column] ?? '').padEnd(each)}  `).join('');
      const tail = wrap(row[last] ?? '', Math.max(width - offset, 16)).split('\n');
      return tail.map((line, at) => ((at === 0 ? head : ' '.repeat(offset)) + line).trimEnd()).join('\n');
    })
    .join('\n');
}

const unprintable = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/**
 * What somebody else wrote, safe to show in a terminal: control characters and text direction marks appear as `\u202e`
 * instead of acting. Line breaks stay.
 */
export function visible(text: string): string {
  return text.replace(unprintable, (mark) => {
    const point = (mark.codePointAt(0) ?? 0).toString(16);
    return point.length > 4 ? `\\u{${point}}` : `\\u${point.padStart(4, '0')}`;
  });
}

/** `text` cut to `limit` characters, saying how long it was. */
export function shorten(text: string, limit = 200): string {
  return text.length <= limit ? text : `${text.slice(0, limit)}… (${text.length} characters)`;
}
