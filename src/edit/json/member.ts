import type { Node } from 'jsonc-parser';
import { insertion } from '../splice.js';
import type { Splice } from '../splice.js';
import type { JsonStyle } from './style.js';

/**
 * Adds a member to an object or an element to an array, so that comments stay with what they stand beside and the lines of others
 * change by a comma at most.
 *
 * @param at how many of the members there are stand before the new one
 * @param write what it is, given the indentation of its line
 */
export function addMember(
  text: string,
  container: Node,
  at: number,
  write: (indent: string) => string,
  style: JsonStyle,
): Splice[] {
  const members = container.children ?? [];
  const [previous, next] = [members[at - 1], members[at]];
  if (previous === undefined && next === undefined) return addOnly(text, container, write, style);
  const first = members[0] ?? container;
  const lined = isFirstOnLine(text, first.offset);
  const indent = lined ? indentAt(text, first.offset) : indentAt(text, container.offset);
  const own = write(indent);
  if (previous === undefined) {
    const room = roomAfter(text, container.offset + 1);
    return [
      lined ? insertion(room.end, `${style.eol}${indent}${own},`) : insertion(first.offset, `${own}, `),
    ];
  }
  const end = previous.offset + previous.length;
  const room = roomAfter(text, end);
  if (next !== undefined)
    return [
      lined && room.comma && isFirstOnLine(text, next.offset)
        ? insertion(room.end, `${style.eol}${indent}${own},`)
        : insertion(next.offset, `${own}, `),
    ];
  const commaElsewhere = !room.comma && text[commaAfter(text, end)] === ',';
  if (!lined || commaElsewhere) return [insertion(end, `, ${own}`)];
  return room.comma
    ? [insertion(room.end, `${style.eol}${indent}${own},`)]
    : [insertion(end, ','), insertion(room.end, `${style.eol}${indent}${own}`)];
}

/** Takes a member away, with its comma and its line where it has one of its own. */
export function removeMember(text: string, container: Node, at: number): Splice[] {
  const members = container.children ?? [];
  const [previous, member, next] = [members[at - 1], members[at], members[at + 1]];
  if (member === undefined) return [];
  const end = member.offset + member.length;
  const cut = (from: number, to: number): Splice => ({ start: from, end: to, text: '' });
  const room = roomAfter(text, end);
  if (next !== undefined) {
    const lined = room.comma && isFirstOnLine(text, member.offset) && isFirstOnLine(text, next.offset);
    return [lined ? cut(lineBreakBefore(text, member.offset), room.end) : cut(member.offset, next.offset)];
  }
  if (previous === undefined) return [cut(container.offset + 1, container.offset + container.length - 1)];
  const lined = isFirstOnLine(text, member.offset);
  const before = previous.offset + previous.length;
  if (!lined) return [cut(before, end)];
  const line = cut(lineBreakBefore(text, member.offset), room.end);
  if (room.comma) return [line];
  const comma = commaAfter(text, before);
  return [cut(comma, comma + 1), line];
}

function addOnly(
  text: string,
  container: Node,
  write: (indent: string) => string,
  style: JsonStyle,
): Splice[] {
  const [open, close] = [container.offset + 1, container.offset + container.length - 1];
  const outer = indentAt(text, container.offset);
  if (style.compact && container.parent !== undefined) return [insertion(open, write(outer))];
  const indent = outer + style.unit;
  const kept = open + text.slice(open, close).trimEnd().length;
  const closing = kept === open ? '' : text.slice(kept, close);
  const own = `${style.eol}${indent}${write(indent)}`;
  return closing.includes('\n')
    ? [insertion(kept, own)]
    : [{ start: kept, end: close, text: `${own}${style.eol}${outer}` }];
}

/** What is left of a line behind a value: a comma, and where the comments on that line end. */
function roomAfter(text: string, from: number): { comma: boolean; end: number } {
  const piece = /[ \t]*(?:(,)|\/\/[^\r\n]*|\/\*[^]*?\*\/)/y;
  let [comma, end] = [false, from];
  for (piece.lastIndex = from; ; end = piece.lastIndex) {
    const match = piece.exec(text);
    if (match === null || (comma && match[1] !== undefined)) return { comma, end };
    comma ||= match[1] !== undefined;
  }
}

/** Index of the comma behind a value, wherever it stands. */
function commaAfter(text: string, from: number): number {
  const skipped = /(?:\s|\/\/[^\r\n]*|\/\*[^]*?\*\/)*/y;
  skipped.lastIndex = from;
  return from + (skipped.exec(text)?.[0].length ?? 0);
}

const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

const isFirstOnLine = (text: string, at: number): boolean => {
  const start = lineStart(text, at);
  return start > 0 && text.slice(start, at).trim() === '';
};

const indentAt = (text: string, at: number): string =>
  /^[ \t]*/.exec(text.slice(lineStart(text, at)))?.[0] ?? '';

/** Index of the line break, CR and all, that the line of `at` begins behind. */
const lineBreakBefore = (text: string, at: number): number => {
  const start = lineStart(text, at);
  return text[start - 2] === '\r' ? start - 2 : start - 1;
};
