import type { Pair } from './align.js';
import type { Item } from './model.js';
import { similarity, weightOf } from './similarity.js';

/** Shorter ones stand in many places, so that nothing says which of them is which. */
const leastEqual = 4;
const leastAlike = 12;

/**
 * Pairs items of one text that were not found where they stood with items of the other that were not there before: a method moved to another
 * class, statements wrapped in a `try`. Only where no other item fits. Larger ones go first, and what is in them goes with them.
 */
export function pairMoved(left: readonly Item[], right: readonly Item[]): Pair[] {
  const pairs: Pair[] = [];
  const taken = new Set<Item>();
  const isTaken = (item: Item | undefined): boolean =>
    item !== undefined && (taken.has(item) || isTaken(item.list.owner));
  const free = (items: readonly Item[]): Item[] => items.filter((item) => !isTaken(item));
  for (const fits of [equal, sameName, alike]) {
    for (const one of left) {
      if (isTaken(one)) continue;
      const found = free(right).filter((other) => fits(one, other));
      const [other, ...more] = found;
      if (other === undefined || more.length > 0) continue;
      if (free(left).some((each) => each !== one && fits(each, other))) continue;
      pairs.push([one, other]);
      taken.add(one).add(other);
    }
  }
  return pairs;
}

const equal = (one: Item, other: Item): boolean =>
  one.print === other.print &&
  (weightOf(one) >= leastEqual || one.kind === 'using' || (one.kind === 'comment' && one.print.length > 20));

const sameName = (one: Item, other: Item): boolean =>
  one.loose &&
  one.key !== undefined &&
  one.key === other.key &&
  one.kind === other.kind &&
  one.kind !== 'property' &&
  one.kind !== 'import' &&
  one.kind !== 'name' &&
  weightOf(one) >= leastEqual &&
  similarity(one, other) >= 0.6;

const alike = (one: Item, other: Item): boolean =>
  one.node.type === other.node.type && weightOf(one) >= leastAlike && similarity(one, other) >= 0.8;
