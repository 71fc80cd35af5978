import type { Token } from './model.js';

/** The white space that the line of a position begins with. */
export function lineIndent(text: string, at: number): string {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start, at))?.[0] ?? '';
}

/** The tokens that begin in a stretch of the text. */
export function tokensBetween(tokens: readonly Token[], start: number, end: number): Token[] {
  const found: Token[] = [];
  for (let at = firstFrom(tokens, start); at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.start >= end) break;
    found.push(token);
  }
  return found;
}

function firstFrom(tokens: readonly Token[], start: number): number {
  let [low, high] = [0, tokens.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What is compared of a stretch of tokens: all of them but those that formatting alone puts there. */
export function printOf(tokens: readonly Token[]): string {
  let print = '';
  for (const { key, optional } of tokens) if (optional === undefined) print += `${key}\u0001`;
  return print;
}
