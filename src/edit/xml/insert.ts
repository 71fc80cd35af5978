import type { XmlElement } from '@rgrove/parse-xml';
import { childElements } from '../../markup/xml.js';
import { indentAt, indentUnit, lineEnding, splice, startTag } from './xml-text.js';

/** Lines of a new element, the inner ones indented by one level already; the first one starts at the element's own indentation. */
export type Lines = readonly string[];

/** Puts an element after another one, on lines of its own: behind a comment that ends the other one's line. */
export function insertAfter(text: string, sibling: XmlElement, lines: Lines, gap = ''): string {
  const indent = indentAt(text, sibling.start);
  if (indent === undefined) return splice(text, at(sibling.end), lines.join(''));
  const comment = /(?:[ \t]*<!--(?:(?!-->).)*-->)+(?=[ \t]*(?:\r?\n|$))/y;
  comment.lastIndex = sibling.end;
  const position = sibling.end + (comment.exec(text)?.[0].length ?? 0);
  const eol = lineEnding(text);
  return splice(text, at(position), `${gap}${lines.map((line) => `${eol}${indent}${line}`).join('')}`);
}

/** Puts an element before another one, above the comments that stand right above that. */
export function insertBefore(text: string, sibling: XmlElement, lines: Lines): string {
  const indent = indentAt(text, sibling.start);
  if (indent === undefined) return splice(text, at(sibling.start), lines.join(''));
  const position = withComments(text, sibling.start - indent.length);
  const eol = lineEnding(text);
  return splice(text, at(position), lines.map((line) => `${indent}${line}${eol}`).join(''));
}

/** Puts an element at the end of another one, which may be empty. */
export function insertLast(text: string, parent: XmlElement, lines: Lines): string {
  const last = childElements(parent).at(-1);
  if (last !== undefined) return insertAfter(text, last, lines);
  const tag = startTag(text, parent);
  const eol = lineEnding(text);
  const outer = indentAt(text, parent.start) ?? '';
  const unit = parent.parent?.parent === null ? indentUnit(text, parent) : parentUnit(text, parent);
  const inner = lines.map((line) => `${eol}${outer}${unit}${line}`).join('');
  if (!tag.isWhole) {
    const closing = text.lastIndexOf('</', parent.end);
    const isOnItsOwnLine = indentAt(text, closing) !== undefined;
    return splice(text, at(tag.end), isOnItsOwnLine ? inner : `${inner}${eol}${outer}`);
  }
  const open = text.slice(tag.start, tag.end).replace(/\s*\/>$/, '>');
  return splice(text, tag, `${open}${inner}${eol}${outer}</${parent.name}>`);
}

/** The root of the document knows how the file is indented. */
function parentUnit(text: string, element: XmlElement): string {
  let root = element;
  while (root.parent !== null && root.parent.type === 'element') root = root.parent as XmlElement;
  return indentUnit(text, root);
}

/** Start of the lines of comments that stand without a blank line above a line. */
function withComments(text: string, lineStart: number): number {
  const above = /(?:^|\n)((?:[ \t]*<!--(?:(?!-->)[^])*-->[ \t]*\r?\n)+)$/.exec(text.slice(0, lineStart));
  return lineStart - (above?.[1]?.length ?? 0);
}

const at = (position: number): { start: number; end: number } => ({ start: position, end: position });
