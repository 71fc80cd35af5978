import { getNodeValue } from 'jsonc-parser';
import type { Node } from 'jsonc-parser';
import { isDeepStrictEqual } from 'node:util';
import { insertion, spliced } from '../splice.js';
import { keyOf, notAn, parseDocument, propertyOf, valueOf } from './document.js';
import type { JsonDocument } from './document.js';
import { addMember, removeMember } from './member.js';
import { placeAmong, placeSorted } from './order.js';
import { print, styleOf } from './style.js';

/**
 * The text with a value at a path of keys. Parents that are missing are made. Where the same value is there already, the text is the
 * same too; where there is another, that one is replaced and its comments inside are lost.
 *
 * Everything else stays: order, comments, indentation, line endings, byte order mark.
 *
 * @param file as messages name it
 * @throws {Problem} `json-invalid`; `json-unexpected` where a parent is there and is no object
 */
export function setJson(text: string, path: readonly string[], value: unknown, file?: string): string {
  return set(text, path, value, placeAmong, file);
}

/**
 * Like `setJson` for the key of an object: into an object whose keys are sorted it goes where it belongs, else to the end.
 *
 * @throws {Problem} like `setJson`
 */
export function insertSorted(
  text: string,
  path: readonly string[],
  key: string,
  value: unknown,
  file?: string,
): string {
  return set(text, [...path, key], value, placeSorted, file);
}

/**
 * The text with an element at the end of the array at a path; the same text where the array has it. The array is made if it is missing.
 *
 * @throws {Problem} `json-invalid`; `json-unexpected` where something else is there
 */
export function appendJson(text: string, path: readonly string[], element: unknown, file?: string): string {
  const document = parseDocument(text, file);
  const array = nodeAt(document, path);
  if (array === undefined) return setJson(text, path, [element], file);
  if (array.type !== 'array') throw notAn('array', path, file);
  if (array.children?.some((child) => isDeepStrictEqual(getNodeValue(child), element))) return text;
  const style = styleOf(document.text, document.root);
  const write = (indent: string): string => print(element, style, indent);
  const length = array.children?.length ?? 0;
  const splices =
    length === 0 && style.inlineArrays
      ? [insertion(array.offset + 1, write(''))]
      : addMember(document.text, array, length, write, style);
  return document.mark + spliced(document.text, splices);
}

/** The text without the key at a path. An object that it leaves empty stays. */
export function removeJson(text: string, path: readonly string[], file?: string): string {
  const document = parseDocument(text, file);
  const parent = nodeAt(document, path.slice(0, -1));
  const key = path.at(-1);
  const at = parent?.children?.findLastIndex((property) => keyOf(property) === key) ?? -1;
  if (parent?.type !== 'object' || at < 0) return text;
  return document.mark + spliced(document.text, removeMember(document.text, parent, at));
}

/** Whether a key is where it has to be: gives the index to insert at. */
type Place = (keys: readonly string[], key: string, depth: number) => number;

function set(text: string, path: readonly string[], value: unknown, place: Place, file?: string): string {
  const document = parseDocument(text, file);
  const style = styleOf(document.text, document.root);
  let parent = document.root;
  for (const [depth, key] of path.entries()) {
    if (parent.type !== 'object') throw notAn('object', path.slice(0, depth), file);
    const found = valueOf(propertyOf(parent, key));
    if (found !== undefined && depth < path.length - 1) {
      parent = found;
      continue;
    }
    if (found !== undefined) {
      if (isDeepStrictEqual(getNodeValue(found), value)) return text;
      const indent = /^[ \t]*/.exec(lineOf(document.text, found.offset))?.[0] ?? '';
      const replaced = {
        start: found.offset,
        end: found.offset + found.length,
        text: print(value, style, indent),
      };
      return document.mark + spliced(document.text, [replaced]);
    }
    const rest = path.slice(depth + 1).reduceRight((inner, each) => ({ [each]: inner }), value);
    const at = (depth < path.length - 1 ? placeAmong : place)((parent.children ?? []).map(keyOf), key, depth);
    const write = (indent: string): string =>
      `${JSON.stringify(key)}${colonOf(document.text, parent)}${print(rest, style, indent)}`;
    return document.mark + spliced(document.text, addMember(document.text, parent, at, write, style));
  }
  return text;
}

function nodeAt({ root }: JsonDocument, path: readonly string[]): Node | undefined {
  let node: Node | undefined = root;
  for (const key of path) node = node?.type === 'object' ? valueOf(propertyOf(node, key)) : undefined;
  return node;
}

const lineOf = (text: string, at: number): string => text.slice(text.lastIndexOf('\n', at - 1) + 1);

/** What the object, or else the file, has between key and value. */
function colonOf(text: string, object: Node): string {
  const [key, value] = object.children?.[0]?.children ?? [];
  if (key === undefined || value === undefined) return ': ';
  const between = text.slice(key.offset + key.length, value.offset);
  return /^[ \t]*:[ \t]*$/.test(between) ? between.replace(/[ \t]{2,}/g, ' ') : ': ';
}
