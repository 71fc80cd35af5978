import type { Conflict } from '../contract.js';
import { fork, sideOf, type Piece, type Sides } from '../text/pieces.js';
import type { Slot } from './decide.js';
import { fit, indentAt, layoutOf, type Layout } from './layout.js';
import { commentsIn } from './tile.js';
import type { Area, Format, Tree, TreeNode } from './tree.js';

/** The three texts that a merged one is written from. */
export interface Sources {
  readonly base: Tree;
  readonly ours: Tree;
  readonly theirs: Tree;
  readonly format: Format;
}

type Side = keyof Sides;

/** The text of ours with all that was decided done to it. What is not concerned keeps its bytes. */
export function write(decided: readonly (readonly Slot[])[], sources: Sources): Piece[] {
  return bodyOf(sources.ours.root, decided, sources);
}

function bodyOf(node: TreeNode, areas: readonly (readonly Slot[])[], sources: Sources): Piece[] {
  const { text } = sources.ours;
  const pieces: Piece[] = [];
  let at = node.start;
  node.areas.forEach((area, index) => {
    pieces.push(text.slice(at, area.start), ...areaOf(node, area, areas[index] ?? [], sources));
    at = area.end;
  });
  return [...pieces, text.slice(at, node.end)];
}

function areaOf(node: TreeNode, area: Area, slots: readonly Slot[], sources: Sources): Piece[] {
  const { text } = sources.ours;
  const raw = text.slice(area.start, area.end);
  if (slots.every(({ does }) => does === 'keep') && slots.every((slot) => !('comments' in slot))) {
    if (slots.every((slot, index) => 'ours' in slot && slot.ours === area.items[index])) return [raw];
  }
  const layout = layoutOf(node, area, sources.ours, exampleIn(slots, sources), sources.format);
  const context = { area, layout, sources, last: ends(slots, 'last'), first: ends(slots, 'first') };
  const end = area.items.at(-1)?.chunk.end ?? area.head;
  const rest = text.slice(end, area.end);
  const isEmpty = area.items.length === 0;
  const chunks = slots.flatMap((slot, index) => chunkOf(slot, index, context));
  const isEmptied = chunks.every((chunk) => chunk === '');
  const tail = (side: Side): string => {
    if (isEmptied) return rest.trim() === '' && !isEmpty ? '' : rest;
    return isEmpty && context.last[side] >= 0 ? (layout.tail ?? rest) : rest;
  };
  const head = area.wrap === undefined && isEmpty && rest.trim() !== '' ? rest.trimEnd() : '';
  const pieces: Piece[] = [
    area.wrap === undefined ? text.slice(area.start, area.head) + head : area.wrap.before,
    ...chunks,
    sided(tail),
    area.wrap?.after ?? '',
  ];
  if (area.wrap === undefined) return pieces;
  const conflict = pieces
    .map((piece) => (typeof piece === 'string' ? undefined : piece.conflict))
    .find(Boolean);
  return [sided((side) => (context.last[side] < 0 ? raw : sideOf(pieces, side)), conflict)];
}

interface Context {
  readonly area: Area;
  readonly layout: Layout;
  readonly sources: Sources;
  /** Which slot is the first and the last one, on each side. */
  readonly first: Readonly<Record<Side, number>>;
  readonly last: Readonly<Record<Side, number>>;
}

function chunkOf(slot: Slot, index: number, context: Context): Piece[] {
  switch (slot.does) {
    case 'keep':
    case 'take':
    case 'merge':
      return around(slot.ours, index, context, contentOf(slot, context), slot.comments);
    case 'insert':
      return newChunk(slot.theirs, context.sources.theirs, index, context);
    case 'drop':
      return [leftOver(slot.ours, slot.base, context)];
    case 'fork': {
      const { base, ours, theirs } = context.sources;
      const from = { base, ours, theirs };
      const text = (side: Side): string => {
        const node = slot[side];
        if (node === undefined) return '';
        if (slot.ours === undefined) return sideOf(newChunk(node, from[side], index, context), side);
        const body = side === 'ours' ? textOf(node, ours) : replaced(slot.ours, node, from[side], context);
        return sideOf(around(slot.ours, index, context, [body]), side);
      };
      return [sided(text, slot.conflict)];
    }
  }
}

function contentOf(slot: Slot & { readonly ours: TreeNode }, { sources, ...context }: Context): Piece[] {
  if (slot.does === 'merge') return bodyOf(slot.ours, slot.areas, sources);
  if (slot.does !== 'take') return [textOf(slot.ours, sources.ours)];
  return [replaced(slot.ours, slot.theirs, sources.theirs, { ...context, sources })];
}

/** A chunk of ours around what stands in it now. */
function around(
  ours: TreeNode,
  index: number,
  context: Context,
  body: readonly Piece[],
  comments?: TreeNode,
): Piece[] {
  const { text } = context.sources.ours;
  const before = text.slice(ours.end, ours.comma ?? ours.end);
  const after = text.slice(ours.comma === undefined ? ours.end : ours.comma + 1, ours.chunk.end);
  const comma = (side: Side): string => {
    if (!needsComma(index, side, context)) return before;
    return ours.comma === undefined ? `,${before}` : `${before},`;
  };
  return [sided((side) => leadOf(ours, index, side, context, comments)), ...body, sided(comma), after];
}

function leadOf(
  ours: TreeNode,
  index: number,
  side: Side,
  context: Context,
  comments: TreeNode | undefined,
): string {
  const { layout, area, sources } = context;
  if (comments !== undefined && layout.inLines)
    return leadFrom(comments, sources.theirs, index, side, context);
  const lead = sources.ours.text.slice(ours.chunk.start, ours.start);
  const [was, is] = [area.items[0] === ours, context.first[side] === index];
  if (was === is || lead.trim() !== '') return lead;
  const keeps = lead.includes('\n') && (!is || layout.first.includes('\n'));
  return keeps ? lead : is ? layout.first : layout.next;
}

/** What theirs has above a node, in the layout of ours. */
function leadFrom(node: TreeNode, tree: Tree, index: number, side: Side, context: Context): string {
  const { layout, sources } = context;
  const lead = tree.text.slice(node.chunk.start, node.start);
  const plain = context.first[side] === index ? layout.first : layout.next;
  if (lead.trim() === '') {
    const gap = layout.airy && layout.inLines && /\n[^\S\n]*\n/.test(lead);
    return gap ? `\n${plain}` : plain;
  }
  const lines = fit(lead.trim(), node.start, tree, layout.indent, sources.ours, sources.format);
  const gap = layout.airy && /^[^\S\n]*\n[^\S\n]*\n/.test(lead) ? '\n' : '';
  return `${gap}\n${layout.indent}${lines}\n${layout.indent}`;
}

function newChunk(node: TreeNode, tree: Tree, index: number, context: Context): Piece[] {
  const { layout, sources } = context;
  const indent = layout.inLines
    ? layout.indent
    : indentAt(sources.ours.text, context.area.start, sources.format);
  const whole = fit(textOf(node, tree), node.start, tree, indent, sources.ours, sources.format);
  const isFlat =
    !layout.inLines && context.area.separator !== '' && commentsIn(whole, sources.format.comment) === '';
  const body = isFlat ? whole.replace(/\n\s*/g, ' ') : whole;
  const after = tree.text.slice(node.comma === undefined ? node.end : node.comma + 1, node.chunk.end);
  return [
    sided((side) => leadFrom(node, tree, index, side, context)),
    body,
    sided((side) => (needsComma(index, side, context) ? ',' : '')),
    after,
  ];
}

/** The owner's comments on what is gone. */
function leftOver(ours: TreeNode, base: TreeNode | undefined, { sources, layout }: Context): string {
  const comments = (node: TreeNode | undefined, { text }: Tree): string[] =>
    node === undefined
      ? []
      : commentsIn(text.slice(node.chunk.start, node.chunk.end), sources.format.comment).split('\n');
  const known = new Set(comments(base, sources.base));
  return comments(ours, sources.ours)
    .filter((line) => line !== '' && !known.has(line))
    .map((line) => `\n${layout.indent}${line}`)
    .join('');
}

/** Ours with the value of another node; all of the other node where its value alone does not fit in. */
function replaced(ours: TreeNode, other: TreeNode, from: Tree, { sources }: Context): string {
  const { text } = sources.ours;
  const { format } = sources;
  const indent = indentAt(text, ours.start, format);
  const isAlike = format.by === 'json' || ours.kind === other.kind;
  if (!isAlike || ours.content === undefined || other.content === undefined) {
    return fit(textOf(other, from), other.start, from, indent, sources.ours, format);
  }
  const { start, end } = other.content;
  const value = fit(from.text.slice(start, end), other.start, from, indent, sources.ours, format);
  const quoted =
    ours.quote === undefined ? value : value.replaceAll(ours.quote, ours.quote === '"' ? '&quot;' : '&apos;');
  return text.slice(ours.start, ours.content.start) + quoted + text.slice(ours.content.end, ours.end);
}

function needsComma(index: number, side: Side, { area, last }: Context): boolean {
  if (area.separator === '') return false;
  return index !== last[side] || area.items.at(-1)?.comma !== undefined;
}

function exampleIn(slots: readonly Slot[], sources: Sources): { node: TreeNode; tree: Tree } | undefined {
  for (const slot of slots) {
    if (slot.does === 'insert') return { node: slot.theirs, tree: sources.theirs };
    if (slot.does === 'fork' && slot.theirs !== undefined) return { node: slot.theirs, tree: sources.theirs };
  }
  return undefined;
}

function ends(slots: readonly Slot[], which: 'first' | 'last'): Record<Side, number> {
  const on = (side: Side): number => {
    const isThere = (slot: Slot): boolean =>
      slot.does === 'fork' ? slot[side] !== undefined : slot.does !== 'drop';
    return which === 'first' ? slots.findIndex(isThere) : slots.findLastIndex(isThere);
  };
  return { ours: on('ours'), base: on('base'), theirs: on('theirs') };
}

function sided(text: (side: Side) => string, conflict?: Pick<Conflict, 'where' | 'kind'>): Piece {
  return fork({
    ours: text('ours'),
    base: text('base'),
    theirs: text('theirs'),
    ...(conflict !== undefined && { conflict }),
  });
}

function textOf(node: TreeNode, { text }: Tree): string {
  return text.slice(node.start, node.end);
}
