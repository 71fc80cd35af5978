import { itemsOf, type Item } from './model.js';
import { similarity, weightOf } from './similarity.js';

export type Pair = readonly [Item, Item];

/** From this on a statement is an edited version of another, when it stands where that one stood. */
const likeness = 0.5;

/** Above this many comparisons only equal statements are found again: nobody writes such a block. */
const tooMany = 250_000;

/** Pairs the statements of two sequences without changing their order: equal ones, those with one key, and alike ones. */
export function alignItems(left: readonly Item[], right: readonly Item[]): Pair[] {
  const pairs: Pair[] = [];
  let start = 0;
  let [leftEnd, rightEnd] = [left.length, right.length];
  const same = (one: Item | undefined, other: Item | undefined): boolean =>
    one?.print === other?.print && one?.lead === other?.lead;
  while (start < leftEnd && start < rightEnd && same(left[start], right[start])) start += 1;
  while (leftEnd > start && rightEnd > start && same(left[leftEnd - 1], right[rightEnd - 1])) {
    leftEnd -= 1;
    rightEnd -= 1;
  }
  for (let at = 0; at < start; at += 1) push(pairs, left[at], right[at]);
  pairs.push(...alignMiddle(left.slice(start, leftEnd), right.slice(start, rightEnd)));
  for (let at = 0; at < left.length - leftEnd; at += 1) push(pairs, left[leftEnd + at], right[rightEnd + at]);
  return pairs;
}

/** The best alignment of all, by dynamic programming. */
function alignMiddle(left: readonly Item[], right: readonly Item[]): Pair[] {
  const isLarge = left.length * right.length > tooMany;
  const scores = left.map((one) =>
    right.map((other) => (isLarge ? equality(one, other) : score(one, other))),
  );
  const best = Array.from({ length: left.length + 1 }, () => new Float64Array(right.length + 1));
  const at = (row: number, column: number): number => best[row]?.[column] ?? 0;
  for (let row = left.length - 1; row >= 0; row -= 1) {
    for (let column = right.length - 1; column >= 0; column -= 1) {
      const own = scores[row]?.[column] ?? 0;
      const paired = own > 0 ? own + at(row + 1, column + 1) : 0;
      const line = best[row];
      if (line !== undefined) line[column] = Math.max(paired, at(row + 1, column), at(row, column + 1));
    }
  }
  const pairs: Pair[] = [];
  let [row, column] = [0, 0];
  while (row < left.length && column < right.length) {
    const own = scores[row]?.[column] ?? 0;
    if (own > 0 && at(row, column) === own + at(row + 1, column + 1)) {
      push(pairs, left[row], right[column]);
      row += 1;
      column += 1;
    } else if (at(row, column) === at(row + 1, column)) row += 1;
    else column += 1;
  }
  return pairs;
}

/** Long equal statements tie more than short ones: a `break;` is found anywhere. */
const equality = (one: Item, other: Item): number =>
  one.print === other.print ? 3 + Math.min(weightOf(one), 20) / 20 + (one.lead === other.lead ? 0.5 : 0) : 0;

function score(one: Item, other: Item): number {
  const equal = equality(one, other);
  if (equal > 0 || one.node.type !== other.node.type) return equal;
  // One is wrapped in the other, such as an `if` in an `if`: that is found as a move.
  if (holds(one, other) || holds(other, one)) return 0;
  const alike = similarity(one, other);
  if (one.key !== undefined && one.key === other.key && one.kind === other.kind) return 2 + alike;
  return alike >= likeness ? 1 + alike : 0;
}

function holds(outer: Item, inner: Item): boolean {
  if (outer.lists.length === 0 || !outer.print.includes(inner.print)) return false;
  return outer.lists.some((list) => [...itemsOf(list)].some(({ print }) => print === inner.print));
}

function push(pairs: Pair[], one: Item | undefined, other: Item | undefined): void {
  if (one !== undefined && other !== undefined) pairs.push([one, other]);
}
