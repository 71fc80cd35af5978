import type { Source, Token } from './model.js';
import type { CodeStyle } from './style.js';
import { tokensBetween } from './text.js';

/** From which indentation to which, and in whose style. */
export interface Placing {
  readonly from: string;
  readonly to: string;
  readonly style: CodeStyle;
  readonly target: CodeStyle;
}

/** A stretch of a text as it has to stand elsewhere: indented, quoted and ended as the lines there are. Never changes what is in a string. */
export function placeText(source: Source, start: number, end: number, placing: Placing): string {
  const { text } = source;
  if (placing.from === placing.to && placing.style === placing.target) return text.slice(start, end);
  const tokens = tokensBetween(source.tokens, start, end);
  let placed = '';
  let reached = start;
  for (const [at, token] of tokens.entries()) {
    const gap = text.slice(reached, token.start);
    placed += isBraceGap(gap, tokens[at - 1], token, placing) ? ' ' : placeGap(gap, placing);
    placed += placeToken(text, token, tokens[at + 1], end, placing);
    reached = token.end;
  }
  return placed + placeGap(text.slice(reached, end), placing);
}

/** An indentation moved along: what it has beyond `from`, counted in levels, behind `to`. */
export function reindent(indent: string, { from, to, style, target }: Placing): string {
  const beyond = indent.startsWith(from) ? indent.slice(from.length) : '';
  if (style.unit === target.unit || style.unit === '') return to + beyond;
  const levels = countUnits(beyond, style.unit);
  return to + target.unit.repeat(levels) + beyond.slice(levels * style.unit.length);
}

function countUnits(white: string, unit: string): number {
  let levels = 0;
  while (white.startsWith(unit, levels * unit.length)) levels += 1;
  return levels;
}

function placeGap(gap: string, placing: Placing): string {
  return gap.replaceAll(
    /\n([ \t]*)(?=([^\n]?))/g,
    (_all, indent: string, next: string, at: number, whole: string) =>
      next === '' && at + 1 + indent.length < whole.length ? '\n' : `\n${reindent(indent, placing)}`,
  );
}

const continuing = new Set(['else', 'catch', 'finally', 'while']);

/** Whether the gap is before a brace on a line of its own, or behind one, where the owner has none. */
function isBraceGap(
  gap: string,
  before: Token | undefined,
  token: Token,
  { style, target }: Placing,
): boolean {
  if (style.bracesOnLine || !target.bracesOnLine || !/^\n[ \t]*$/.test(gap)) return false;
  return token.key === '{' ? before?.key !== '{' : before?.key === '}' && continuing.has(token.key);
}

function placeToken(
  text: string,
  token: Token,
  next: Token | undefined,
  end: number,
  placing: Placing,
): string {
  const raw = text.slice(token.start, token.end);
  if (token.kind === 'comment')
    return raw.replaceAll(/\n([ \t]*)(?=\S)/g, (_all, indent: string) => `\n${reindent(indent, placing)}`);
  const { style, target } = placing;
  if (token.optional === 'semicolon' && style.semicolons && !target.semicolons) {
    const endsLine =
      next === undefined ? token.end === end : text.slice(token.end, next.start).includes('\n');
    return endsLine || next?.key === '}' ? '' : raw;
  }
  if (token.optional === 'comma' && !target.trailingCommas && next !== undefined) {
    return text.slice(token.end, next.start).includes('\n') ? '' : raw;
  }
  const { quote } = target;
  if (token.kind !== 'string' || quote === undefined || style.quote === undefined) return raw;
  return requote(raw, quote);
}

function requote(raw: string, quote: string): string {
  const own = raw[0];
  if ((own !== "'" && own !== '"') || own === quote || raw.includes(quote) || raw.includes('\\')) return raw;
  return quote + raw.slice(1, -1) + quote;
}
