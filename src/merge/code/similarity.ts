import type { Item } from './model.js';
import { tokensBetween } from './text.js';

const bags = new WeakMap<Item, ReadonlyMap<string, number>>();

/** How often each word and string stands in an item. Punctuation says too little. */
function bagOf(item: Item): ReadonlyMap<string, number> {
  let bag = bags.get(item);
  if (bag === undefined) {
    const counted = new Map<string, number>();
    for (const { kind, key } of tokensBetween(item.list.source.tokens, item.start, item.end)) {
      if (kind === 'word' || kind === 'string') counted.set(key, (counted.get(key) ?? 0) + 1);
    }
    bag = counted;
    bags.set(item, bag);
  }
  return bag;
}

function sizeOf(bag: ReadonlyMap<string, number>): number {
  let size = 0;
  for (const count of bag.values()) size += count;
  return size;
}

/** How many words and strings an item has. */
export const weightOf = (item: Item): number => sizeOf(bagOf(item));

/** The share of words and strings that two items have in common (Dice's coefficient), from 0 to 1; their names do not count. */
export function similarity(one: Item, other: Item): number {
  const [left, right] = [bagOf(one), bagOf(other)];
  const [leftSize, rightSize] = [sizeOf(left), sizeOf(right)];
  if (leftSize === 0 || rightSize === 0) return one.print === other.print ? 1 : 0;
  let common = 0;
  for (const [key, count] of left) common += Math.min(count, right.get(key) ?? 0);
  const sameName = one.name !== undefined && one.name === other.name;
  const named = one.name !== undefined && other.name !== undefined && left.has(one.name) && !sameName ? 1 : 0;
  const total = leftSize + rightSize - 2 * named;
  return total <= 0 ? 0 : (2 * common) / total;
}

/** The words and strings that an item has more often than another, and how much more. */
export function wordsBeyond(item: Item, other: Item): ReadonlyMap<string, number> {
  const less = bagOf(other);
  const more = [...bagOf(item)].map(([key, count]): [string, number] => [key, count - (less.get(key) ?? 0)]);
  return new Map(more.filter(([, count]) => count > 0));
}
