import { insertion } from '../../edit/splice.js';
import type { Splice } from '../../edit/splice.js';
import type { SyntaxNode } from '../../syntax/syntax-node.js';
import type { TypeScriptStyle } from '../../target/code-style.js';
import { eolOf, indentAt, lineStart } from '../layout.js';

/**
 * Puts an element at the end of an array, or a property at the end of an object. A list that stands on one line stays on it as long as the
 * line is no wider than the repo has lines; then each element gets a line.
 */
export function appendTo(text: string, list: SyntaxNode, element: string, style: TypeScriptStyle): Splice[] {
  const last = list.namedChildren.at(-1);
  const eol = eolOf(text, style.endOfLine);
  const space = list.type === 'object' && style.bracketSpacing ? ' ' : '';
  const trailing = style.trailingCommas === 'none' ? '' : ',';
  if (last === undefined) {
    const hasComment = list.children.some(({ isExtra }) => isExtra);
    if (hasComment) return appendToComments(text, list, element + trailing, eol, style);
    const inside = { start: list.start + 1, end: list.end - 1 };
    return [{ ...inside, text: space + element + space }];
  }

  const comma = list.children.find(({ type, start }) => type === ',' && start >= last.end);
  if (text.slice(list.start, last.start).includes('\n')) {
    const indent = indentAt(text, last.start);
    const behind = text.slice(comma?.end ?? last.end, list.end - 1);
    const comment = /^[ \t]*(?:\/\/[^\r\n]*|\/\*[^\r\n]*?\*\/)/.exec(behind)?.[0] ?? '';
    const at = (comma?.end ?? last.end) + comment.length;
    const added = `${eol}${indent}${element}${comma === undefined ? '' : ','}`;
    return comma === undefined ? [insertion(last.end, ','), insertion(at, added)] : [insertion(at, added)];
  }

  const oneLine = [insertion(last.end, `, ${element}`)];
  const start = lineStart(text, list.start);
  const width = (/^[^\r\n]*/.exec(text.slice(start))?.[0].length ?? 0) + element.length + 2;
  const simple =
    !text.slice(list.start, list.end).includes('\n') && !list.children.some(({ isExtra }) => isExtra);
  if (width <= style.lineWidth || !simple) return oneLine;
  const outer = indentAt(text, list.start);
  const lines = [...list.namedChildren.map((child) => child.text), element];
  const inner = lines.join(`,${eol}${outer}${style.indent}`);
  return [
    {
      start: list.start + 1,
      end: list.end - 1,
      text: `${eol}${outer}${style.indent}${inner}${trailing}${eol}${outer}`,
    },
  ];
}

/** Behind the comments of a list that has nothing else. */
function appendToComments(
  text: string,
  list: SyntaxNode,
  element: string,
  eol: string,
  style: TypeScriptStyle,
): Splice[] {
  const comment = list.children.findLast(({ isExtra }) => isExtra) ?? list;
  if (!text.slice(comment.end, list.end).includes('\n'))
    return [insertion(comment.end, ` ${element.replace(/,$/, '')}`)];
  const isOnLineOfList = lineStart(text, comment.start) === lineStart(text, list.start);
  const indent = indentAt(text, comment.start) + (isOnLineOfList ? style.indent : '');
  return [insertion(comment.end, `${eol}${indent}${element}`)];
}
