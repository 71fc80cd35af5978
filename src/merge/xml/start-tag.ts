import type { XmlElement } from '@rgrove/parse-xml';
import type { Span } from '../tree/tree.js';

export interface Attribute extends Span {
  readonly name: string;
  /** Between the quotes. */
  readonly value: Span;
}

/** Where the attributes of an element stand: the parser does not say. */
export interface Tag {
  readonly attributes: readonly Attribute[];
  /** Behind the `>`. */
  readonly end: number;
  /** Whether it is `<a />`. */
  readonly closed: boolean;
}

/** @param text is well-formed */
export function startTag(text: string, element: XmlElement): Tag {
  const attribute = /\s+([^\s=/>]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;
  const attributes: Attribute[] = [];
  let at = element.start + 1 + element.name.length;
  for (;;) {
    attribute.lastIndex = at;
    const match = attribute.exec(text);
    if (match === null) break;
    const [whole, name = '', double, single = ''] = match;
    const end = at + whole.length;
    const length = (double ?? single).length;
    attributes.push({
      name,
      start: at + whole.length - whole.trimStart().length,
      end,
      value: { start: end - 1 - length, end: end - 1 },
    });
    at = end;
  }
  const end = text.indexOf('>', at) + 1;
  return { attributes, end, closed: text[end - 2] === '/' };
}
