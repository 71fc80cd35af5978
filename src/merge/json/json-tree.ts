import { parseTree, type Node, type ParseError } from 'jsonc-parser';
import { tile, treeOf } from '../tree/tile.js';
import { Unreadable, unparsable, type Area, type Draft, type Format } from '../tree/tree.js';
import { versionAt } from './package-versions.js';

const comment = /\/\/[^\n]*|\/\*[\s\S]*?\*\//;

/** JSON, with the comments and trailing commas that tsconfig.json and its like may have. */
export const json: Format = {
  by: 'json',
  comment,
  freeIndent: true,
  marked: 'it is no JSON until its conflict markers are gone',
  parse(text, path) {
    const errors: ParseError[] = [];
    const node = parseTree(text, errors, { allowTrailingComma: true });
    const error = errors[0];
    if (error !== undefined) throw unparsable(text, error.offset);
    if (node === undefined) throw new Unreadable('is empty');
    const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
    const root: Draft = { ...value(node, { text, name, path: [] }), key: '', label: '' };
    return treeOf(text, [root], 0, comment);
  },
};

interface Place {
  readonly text: string;
  readonly name: string;
  readonly path: readonly string[];
}

function property(node: Node, place: Place): Draft {
  const [name, content] = node.children ?? [];
  if (name === undefined || content === undefined) throw unparsable(place.text, node.offset);
  const key = String(name.value);
  const inside = value(content, { ...place, path: [...place.path, key] });
  return { ...inside, key, label: key, start: name.offset, ...versionAt(place.name, place.path, key) };
}

function value(node: Node, place: Place): Omit<Draft, 'key' | 'label'> {
  const span = { start: node.offset, end: node.offset + node.length };
  const children = node.children ?? [];
  const inside = (drafts: readonly Draft[]): Area[] => [
    tile(place.text, drafts, { start: span.start + 1, end: span.end - 1, separator: ',' }, comment),
  ];
  const common = { ...span, content: span, value: canonical(node) };
  if (node.type === 'object') {
    return { ...common, kind: 'object', areas: inside(children.map((each) => property(each, place))) };
  }
  if (node.type !== 'array') return { ...common, kind: 'scalar', areas: [] };
  const { kind, keys } = arrayKind(children);
  const items = children.map((each, index): Draft => {
    const key = keys[index] ?? String(index);
    return { ...value(each, { ...place, path: [...place.path, key] }), key, label: key };
  });
  return { ...common, kind, areas: inside(items) };
}

/**
 * What tells the items of an array apart. Different scalars are a set (`files`, `lib`, `types`), unless they are arguments, whose
 * order counts; objects have a name or a path; all else goes by position, so that only arrays of one length are merged item by item.
 */
function arrayKind(items: readonly Node[]): { kind: string; keys: readonly string[] } {
  const keys = items.map((item) => (item.type === 'object' ? nameOf(item) : scalarOf(item)));
  const known = keys.filter((key) => key !== undefined);
  if (known.length === items.length && new Set(known).size === items.length) {
    const objects = items.filter(({ type }) => type === 'object').length;
    if (objects === 0) return { kind: 'set', keys: known };
    if (objects === items.length) return { kind: 'named', keys: known };
  }
  return { kind: `list of ${items.length}`, keys: items.map((_, index) => String(index)) };
}

function scalarOf(item: Node): string | undefined {
  if (item.type === 'array' || String(item.value).startsWith('-')) return undefined;
  return JSON.stringify(item.value);
}

function nameOf(item: Node): string | undefined {
  for (const name of ['name', 'id', 'path', 'key']) {
    const found = item.children?.find(({ children }) => children?.[0]?.value === name)?.children?.[1];
    if (found?.type === 'string') return String(found.value);
  }
  return undefined;
}

function canonical(node: Node): string {
  const children = node.children ?? [];
  if (node.type === 'object') return `{${children.map(canonical).sort().join()}}`;
  if (node.type === 'property') return children.map(canonical).join(':');
  if (node.type !== 'array') return JSON.stringify(node.value);
  const items = children.map(canonical);
  return `[${(arrayKind(children).kind === 'set' ? items.sort() : items).join()}]`;
}
