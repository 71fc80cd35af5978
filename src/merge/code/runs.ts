import type { Language } from './language.js';
import type { Item, Token } from './model.js';
import { printOf, tokensBetween } from './text.js';

/** A stretch of an item between its lists. */
export interface Run {
  readonly item: Item;
  readonly start: number;
  readonly end: number;
  readonly print: string;
}

export type Side = 'ours' | 'theirs';

/** The skeleton of an item: what is before, between and behind its lists. One more than it has lists. */
export function runsOf(item: Item): Run[] {
  const starts = [item.start, ...item.lists.map(({ end }) => end)];
  const ends = [...item.lists.map(({ start }) => start), item.end];
  return starts.map((start, at) => run(item, start, ends[at] ?? item.end));
}

function run(item: Item, start: number, end: number): Run {
  return { item, start, end, print: printOf(tokensBetween(item.list.source.tokens, start, end)) };
}

/** Which of two versions stands, by what it was; undefined where both have changed it and not alike. */
export function choose(base: string | undefined, ours: string, theirs: string): Side | undefined {
  if (ours === theirs || theirs === base) return 'ours';
  return ours === base ? 'theirs' : undefined;
}

/** A part of a run that is a thing of its own to edit: the name, the parameters, the return type. */
export interface Slot {
  readonly name: string;
  readonly side: Side;
  /** From behind the slot before it. */
  readonly start: number;
  readonly end: number;
}

/** Merges the slots of a declaration's run. Undefined where one of them has become two different things. */
export function mergeSlots(base: Run, ours: Run, theirs: Run, language: Language): Slot[] | undefined {
  const [was, mine, other] = [base, ours, theirs].map((each) => slotsOf(each, language)) as [
    Slots,
    Slots,
    Slots,
  ];
  if (was === undefined || mine === undefined || other === undefined) return undefined;
  const order = [...mine.keys()];
  for (const [at, name] of [...other.keys()].entries()) {
    if (mine.has(name)) continue;
    const before = [...other.keys()].slice(0, at).findLast((each) => order.includes(each));
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, name);
  }
  const merged: Slot[] = [];
  for (const name of order) {
    const [m, o] = [mine.get(name), other.get(name)];
    const side = choose(was.get(name)?.print ?? '', m?.print ?? '', o?.print ?? '');
    if (side === undefined) return undefined;
    const chosen = side === 'ours' ? m : o;
    if (chosen !== undefined) merged.push({ name, side, ...chosen });
  }
  return merged;
}

type Slots = Map<string, { start: number; end: number; print: string }> | undefined;

/** Undefined where a slot's name comes twice, so that nothing says which is which. */
function slotsOf({ item, start, end }: Run, language: Language): Slots {
  const groups: { name: string; tokens: Token[] }[] = [];
  for (const token of tokensBetween(item.list.source.tokens, start, end)) {
    const name = slotName(token, item, language);
    const last = groups.at(-1);
    if (last?.name === name) last.tokens.push(token);
    else groups.push({ name, tokens: [token] });
  }
  if (new Set(groups.map(({ name }) => name)).size < groups.length) return undefined;
  let reached = start;
  return new Map(
    groups.map(({ name, tokens }) => {
      const slot = { start: reached, end: tokens.at(-1)?.end ?? end, print: printOf(tokens) };
      reached = slot.end;
      return [name, slot];
    }),
  );
}

/** The fields on the way from the item to the token, as far as they are those of declarations. */
function slotName({ node, kind }: Token, item: Item, language: Language): string {
  if (kind === 'comment') return 'comment';
  const way = [];
  for (let each = node; each !== item.node; each = each.parent ?? item.node) way.push(each);
  const names: string[] = [];
  let above = item.node;
  for (const each of way.reverse()) {
    if (!language.isSlotted(above)) break;
    names.push(each.field ?? each.type);
    above = each;
  }
  return names.join('/');
}
