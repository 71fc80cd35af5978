import type { XmlElement } from '@rgrove/parse-xml';
import { childElements, sameName } from '../../markup/xml.js';

/** Where a piece of text is replaced: insertions have `start === end`. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export function splice(text: string, { start, end }: Range, replacement: string): string {
  return text.slice(0, start) + replacement + text.slice(end);
}

/** What most lines of a text end with. */
export function lineEnding(text: string): '\n' | '\r\n' {
  const windows = text.match(/\r\n/g)?.length ?? 0;
  const all = text.match(/\n/g)?.length ?? 0;
  return windows * 2 > all ? '\r\n' : '\n';
}

/** The white space before a position, where nothing else stands before it on its line. */
export function indentAt(text: string, position: number): string | undefined {
  const line = text.slice(text.lastIndexOf('\n', position - 1) + 1, position).replace(/^\uFEFF/, '');
  return /^[ \t]*$/.test(line) ? line : undefined;
}

/** What one level of indentation is in a project or solution file: the first child's, over that of its parent. */
export function indentUnit(text: string, root: XmlElement): string {
  for (const parent of [root, ...childElements(root)]) {
    const outer = indentAt(text, parent.start) ?? '';
    for (const child of childElements(parent)) {
      const inner = indentAt(text, child.start);
      if (inner !== undefined && inner !== outer && inner.startsWith(outer)) return inner.slice(outer.length);
    }
  }
  return '  ';
}

/** The start tag of an element: where it ends, and whether it is the whole element (`<A />`). */
export function startTag(text: string, element: XmlElement): Range & { readonly isWhole: boolean } {
  const tag = /<[^\s/>]+(?:\s+|[^\s"'/>]+|"[^"]*"|'[^']*')*\/?>/y;
  tag.lastIndex = element.start;
  const length = tag.exec(text)?.[0].length ?? element.end - element.start;
  const end = element.start + length;
  return { start: element.start, end, isWhole: text[end - 2] === '/' };
}

/** Where the value of an attribute stands, without its quotes. */
export function attributeRange(text: string, element: XmlElement, name: string): Range | undefined {
  const tag = startTag(text, element);
  for (const match of text.slice(tag.start, tag.end).matchAll(/([^\s=<"']+)\s*=\s*("[^"]*"|'[^']*')/g)) {
    const [whole, found = '', quoted = ''] = match;
    if (!sameName(found, name)) continue;
    const end = tag.start + match.index + whole.length - 1;
    return { start: end - quoted.length + 2, end };
  }
  return undefined;
}

/** Where the text of an element stands that has no other elements in it, white space around it left out. */
export function contentRange(text: string, element: XmlElement): Range | undefined {
  const tag = startTag(text, element);
  if (tag.isWhole || childElements(element).length > 0) return undefined;
  const inner = text.slice(tag.end, text.lastIndexOf('</', element.end));
  const start = tag.end + (inner.length - inner.trimStart().length);
  return { start, end: start + inner.trim().length };
}

/** Text as the value of an attribute or the content of an element. */
export function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
