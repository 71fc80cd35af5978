import {
  type CST,
  isAlias,
  isMap,
  isScalar,
  LineCounter,
  parseAllDocuments,
  Scalar,
  type Pair,
  type ParsedNode,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { tile, treeOf } from '../tree/tile.js';
import { Unreadable, unparsable, type Draft, type Format, type Span } from '../tree/tree.js';
import { sequenceKind } from './sequence.js';

const comment = /#[^\n]*/;

/** One document of YAML: workflows, pnpm-workspace.yaml, compose files. */
export const yaml: Format = {
  by: 'yaml',
  comment,
  freeIndent: false,
  marked: 'it is no YAML until its conflict markers are gone',
  prefix: '\n',
  parse(original) {
    // Then the first line begins with a newline, as all others do.
    const text = `\n${original}`;
    const documents = parseAllDocuments(text, {
      keepSourceTokens: true,
      prettyErrors: false,
      lineCounter: new LineCounter(),
    });
    if ('empty' in documents) throw new Unreadable('is empty');
    const [document] = documents;
    if (document === undefined || documents.length > 1) throw new Unreadable('holds several documents');
    const error = document.errors[0];
    if (error !== undefined) throw unparsable(original, error.pos[0] - 1);
    if (document.contents === null) throw new Unreadable('is empty');
    const marker = /^---(?=\s)/m.exec(text);
    const start = document.directives.docStart === true && marker !== null ? marker.index + 3 : 0;
    const contents = document.contents;
    const whole =
      isMap(contents) && contents.flow !== true
        ? pairs(contents, text)
        : [{ ...value(contents, text), key: '', label: '' }];
    return treeOf(text, whole, start, comment);
  },
};

type Block = Omit<Draft, 'key' | 'label'>;

function pairs(map: YAMLMap.Parsed, text: string): Draft[] {
  return map.items.map((pair) => property(pair, text));
}

function property(pair: Pair<ParsedNode, ParsedNode | null>, text: string): Draft {
  if (!isScalar(pair.key)) throw new Unreadable('has keys that are no names');
  const name = { start: pair.key.range[0], end: pair.key.range[1] };
  if (/^\?\s/.test(text.slice(text.lastIndexOf('\n', name.start - 1) + 1, name.start).trim() + ' ')) {
    throw new Unreadable('has keys that are no names');
  }
  const key = String(pair.key.value);
  const colon = name.end + text.slice(name.end).indexOf(':') + 1;
  const inside: Block =
    pair.value === null || isEmpty(pair.value)
      ? { start: colon, end: colon, kind: 'nothing', value: canonical(pair.value), areas: [] }
      : value(pair.value, text, colon);
  return { ...inside, key, label: key, start: name.start };
}

/** @param from where the text of a block collection begins, behind what introduces it */
function value(node: ParsedNode, text: string, from = node.range[0]): Block {
  const [start, end] = node.range;
  const common = { start, value: canonical(node) };
  if (isScalar(node) || isAlias(node)) {
    const last = start + text.slice(start, end).replace(/\n+$/, '').length;
    const isBlock =
      isScalar(node) && (node.type === Scalar.BLOCK_FOLDED || node.type === Scalar.BLOCK_LITERAL);
    return {
      ...common,
      end: last,
      kind: isBlock ? 'block' : 'scalar',
      ...inPlace(node, { start, end: last }, text),
    };
  }
  if (node.flow === true) return { ...common, ...flow(node, text, { start, end }) };
  const kind = isMap(node) ? 'map' : sequenceKind(node).kind;
  // What introduces a marked collection stands among its lines: it is merged as a whole.
  if (node.anchor !== undefined || node.tag !== undefined)
    return { ...common, end: lastLine(text, start, end), kind, areas: [] };
  const area = tile(text, isMap(node) ? pairs(node, text) : entries(node, text), { start: from }, comment);
  return { ...common, end: area.end, kind, areas: [area] };
}

/** Where the last line that is neither empty nor a comment ends. */
function lastLine(text: string, start: number, end: number): number {
  return start + text.slice(start, end).replace(/(\n[^\S\n]*(#[^\n]*)?)+$/, '').length;
}

/** One line can stand in for another; an anchor or a tag is part of what stands there. */
function inPlace(node: ParsedNode, span: Span, text: string): Pick<Draft, 'areas' | 'content'> {
  const plain = isAlias(node) || (node.anchor === undefined && node.tag === undefined);
  const isLine = plain && !text.slice(span.start, span.end).includes('\n');
  return { areas: [], ...(isLine && { content: span }) };
}

/** `[a, b]` and `{ a: 1 }`. */
function flow(
  node: YAMLMap.Parsed | YAMLSeq.Parsed,
  text: string,
  span: Span,
): Omit<Block, 'value' | 'start'> {
  const kind = isMap(node) ? 'map' : sequenceKind(node).kind;
  const drafts = isMap(node) ? flowPairs(node, text) : flowEntries(node, text);
  const common = { end: span.end, kind: `flow ${kind}` };
  if (drafts === undefined) return { ...common, areas: [] };
  const inside = { start: span.start + 1, end: span.end - 1, separator: ',' as const };
  return { ...common, areas: [tile(text, drafts, inside, comment)] };
}

function flowPairs(map: YAMLMap.Parsed, text: string): Draft[] | undefined {
  const drafts = map.items.map((pair) => {
    if (!isScalar(pair.key) || pair.value === null || isEmpty(pair.value)) return undefined;
    return property(pair, text);
  });
  return drafts.every((draft) => draft !== undefined) ? drafts : undefined;
}

function flowEntries(sequence: YAMLSeq.Parsed, text: string): Draft[] | undefined {
  const { keys } = sequenceKind(sequence);
  const drafts = sequence.items.map((item, index) => {
    const key = keys[index] ?? '';
    return isScalar(item) && !isEmpty(item) ? { ...value(item, text), key, label: key } : undefined;
  });
  return drafts.every((draft) => draft !== undefined) ? drafts : undefined;
}

/** The items of a block sequence, each from its dash. */
function entries(sequence: YAMLSeq.Parsed, text: string): Draft[] {
  const { keys } = sequenceKind(sequence);
  const dashes = sequence.srcToken?.type === 'block-seq' ? sequence.srcToken.items.map(dashOf) : [];
  return sequence.items.map((item, index): Draft => {
    const dash = dashes[index] ?? item.range[0];
    const inside: Block = isEmpty(item)
      ? { start: dash, end: dash + 1, kind: 'nothing', value: canonical(item), areas: [] }
      : value(item, text);
    const key = keys[index] ?? '';
    return { ...inside, key, label: key, start: dash };
  });
}

function dashOf({ start }: CST.BlockSequence['items'][number]): number | undefined {
  return start.find(({ type }) => type === 'seq-item-ind')?.offset;
}

function isEmpty(node: ParsedNode): boolean {
  return isScalar(node) && node.source === '' && node.range[0] === node.range[1];
}

function canonical(node: ParsedNode | null): string {
  if (node === null) return 'null';
  if (isAlias(node)) return `*${node.source}`;
  const marks = `${node.anchor === undefined ? '' : `&${node.anchor} `}${node.tag ?? ''}`;
  if (isScalar(node))
    return marks + ((JSON.stringify(node.value) as string | undefined) ?? String(node.value));
  if (isMap(node)) {
    return `${marks}{${node.items
      .map(({ key, value }) => `${canonical(key)}:${canonical(value)}`)
      .sort()
      .join()}}`;
  }
  const items = node.items.map(canonical);
  return `${marks}[${(sequenceKind(node).kind === 'set' ? items.sort() : items).join()}]`;
}
