import { alignItems, type Pair } from './align.js';
import type { Match } from './match.js';
import { itemsOf, type Item, type List } from './model.js';
import { similarity, weightOf } from './similarity.js';

/** From this on a wrapped statement of some length may have been edited too. */
const likeness = 0.8;
const least = 6;

/**
 * Pairs what was wrapped where it stood, into an `if` or a `try`, and what was unwrapped. However short it is, its place says what it is.
 *
 * @param match of the items of the two lists themselves
 */
export function pairWrapped(from: List, to: List, match: Pick<Match, 'items' | 'back'>): Pair[] {
  const wrapped = into(from, to, match.items, match.back);
  const unwrapped = into(to, from, match.back, match.items);
  return [...wrapped, ...unwrapped.map(([one, other]): Pair => [other, one])];
}

type Found = ReadonlyMap<Item, Item>;

/** Items of the one list that are in items that the other has in their place. */
function into(list: List, other: List, there: Found, back: Found): Pair[] {
  const isNew = (item: Item): boolean => !back.has(item) && item.lists.length > 0;
  if (!other.items.some(isNew) || list.items.every((item) => there.has(item))) return [];
  const pairs: Pair[] = [];
  for (const [at, outer] of other.items.entries()) {
    if (!isNew(outer)) continue;
    const taken = new Set(pairs.map(([one]) => one));
    const free = stoodAt(list, other, at, back).filter((item) => !there.has(item) && !taken.has(item));
    if (free.length > 0) pairs.push(...inside(free, outer));
  }
  return pairs;
}

/** What stood between what the neighbours of an item were. */
function stoodAt(list: List, other: List, at: number, back: Found): readonly Item[] {
  const was = (item: Item): number => {
    const one = back.get(item);
    return one === undefined ? -1 : list.items.indexOf(one);
  };
  const before =
    other.items
      .slice(0, at)
      .map(was)
      .findLast((place) => place >= 0) ?? -1;
  const behind =
    other.items
      .slice(at + 1)
      .map(was)
      .find((place) => place >= 0) ?? list.items.length;
  return list.items.slice(before + 1, Math.max(before + 1, behind));
}

function inside(free: readonly Item[], outer: Item): Pair[] {
  const pairs: Pair[] = [];
  const left = new Set(free);
  for (const list of new Set([...itemsOf({ items: [outer] })].flatMap(({ lists }) => lists))) {
    for (const [one, other] of alignItems([...left], list.items)) {
      if (!isVersion(one, other)) continue;
      left.delete(one);
      pairs.push([one, other]);
    }
  }
  return pairs;
}

function isVersion(one: Item, other: Item): boolean {
  return one.print === other.print || (weightOf(one) >= least && similarity(one, other) >= likeness);
}
