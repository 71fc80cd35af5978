import { alignItems, type Pair } from './align.js';
import { itemsOf, type Item, type List, type Source } from './model.js';
import { pairMoved } from './moves.js';
import { similarity } from './similarity.js';
import { pairWrapped } from './wrapped.js';

/** Which items and lists of one text are those of another. */
export interface Match {
  readonly items: ReadonlyMap<Item, Item>;
  readonly back: ReadonlyMap<Item, Item>;
  readonly lists: ReadonlyMap<List, List>;
  readonly listsBack: ReadonlyMap<List, List>;
}

/** From this on a member with another name is the old one renamed. */
const renamed = 0.8;

/** Finds the items of one text again in another: by key, by likeness where they stood, and where they were moved to. */
export function matchSources(from: Source, to: Source): Match {
  const matcher = new Matcher();
  matcher.pairLists(from.root, to.root);
  const unmatched = (root: List, map: ReadonlyMap<Item, Item>): Item[] =>
    [...itemsOf(root)].filter((item) => !map.has(item));
  for (let round = 0; round < 3; round += 1) {
    const left = unmatched(from.root, matcher.items);
    const right = unmatched(to.root, matcher.back);
    const moved = pairMoved(left, right);
    for (const [one, other] of moved)
      if (!matcher.items.has(one) && !matcher.back.has(other)) matcher.pair(one, other);
    if (moved.length === 0) break;
    matcher.alignBeside(moved);
  }
  return matcher;
}

class Matcher implements Match {
  readonly items = new Map<Item, Item>();
  readonly back = new Map<Item, Item>();
  readonly lists = new Map<List, List>();
  readonly listsBack = new Map<List, List>();

  pairLists(from: List, to: List): void {
    this.lists.set(from, to);
    this.listsBack.set(to, from);
    for (const [one, other] of matchItems(from.items, to.items)) this.pair(one, other);
    for (const [one, other] of pairWrapped(from, to, this)) {
      if (!this.items.has(one) && !this.back.has(other)) this.pair(one, other);
    }
  }

  pair(one: Item, other: Item): void {
    this.items.set(one, other);
    this.back.set(other, one);
    const [left, right] = [one.lists, other.lists];
    if (!hasSameLists(one, other)) return;
    for (const [at, list] of left.entries()) {
      const counterpart = right[at];
      if (counterpart !== undefined) this.pairLists(list, counterpart);
    }
  }

  /** Where statements were moved together, the short ones among them went along. */
  alignBeside(moved: readonly Pair[]): void {
    const places = new Set(moved.map(([one, other]) => [one.list, other.list] as const));
    for (const [from, to] of places) {
      const left = from.items.filter((item) => !this.items.has(item));
      const right = to.items.filter((item) => !this.back.has(item));
      for (const [one, other] of alignItems(left, right)) {
        if (one.print === other.print && !this.items.has(one) && !this.back.has(other)) this.pair(one, other);
      }
    }
  }
}

/** Whether the lists in two items are one by one the same kind of list. */
export function hasSameLists(one: Item, other: Item): boolean {
  return (
    one.lists.length === other.lists.length &&
    one.lists.every(({ form }, at) => form === other.lists[at]?.form)
  );
}

/** Pairs the items of two lists. */
export function matchItems(from: readonly Item[], to: readonly Item[]): Pair[] {
  const pairs: Pair[] = [];
  const [left, right] = [new Set(from), new Set(to)];
  const take = (found: readonly Pair[]): void => {
    for (const [one, other] of found) {
      if (!left.has(one) || !right.has(other)) continue;
      left.delete(one);
      right.delete(other);
      pairs.push([one, other]);
    }
  };
  const keyed = ({ loose, key }: Item): boolean => loose && key !== undefined;
  take(byKey([...left].filter(keyed), [...right].filter(keyed)));
  take(
    alignItems(
      [...left].filter((item) => !keyed(item)),
      [...right].filter((item) => !keyed(item)),
    ),
  );
  take(byLikeness([...left].filter(keyed), [...right].filter(keyed)));
  take(equalComments(left, right));
  return pairs;
}

function byKey(left: readonly Item[], right: readonly Item[]): Pair[] {
  const there = grouped(right);
  return [...grouped(left)].flatMap(([key, ones]) => {
    const others = there.get(key) ?? [];
    return ones.length === 1 && others.length === 1 ? zip(ones, others) : overloads(ones, others);
  });
}

const keyOf = (item: Item): string => item.key ?? '';

function grouped(items: readonly Item[]): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

/** Items of one name are told apart by what they say, then by their parameters, then by what is most alike. */
function overloads(ones: readonly Item[], others: readonly Item[]): Pair[] {
  const [left, right] = [new Set(ones), new Set(others)];
  const pairs: Pair[] = [];
  const take = (same: (one: Item, other: Item) => boolean): void => {
    for (const one of left) {
      const found = [...right].filter((other) => same(one, other));
      const [other] = found;
      if (other === undefined) continue;
      left.delete(one);
      right.delete(other);
      pairs.push([one, other]);
    }
  };
  take((one, other) => one.print === other.print);
  take((one, other) => signatureOf(one) === signatureOf(other));
  const ranked = [...left]
    .flatMap((one) => [...right].map((other) => ({ one, other, likeness: similarity(one, other) })))
    .sort((a, b) => b.likeness - a.likeness);
  for (const { one, other, likeness } of ranked) {
    if (!left.has(one) || !right.has(other)) continue;
    if (likeness < 0.5 && (left.size > 1 || right.size > 1)) continue;
    left.delete(one);
    right.delete(other);
    pairs.push([one, other]);
  }
  return pairs;
}

function signatureOf({ node }: Item): string {
  const parameters = node.child('parameters') ?? node.child('declaration')?.child('parameters');
  return parameters?.text.replaceAll(/\s+/g, '') ?? '';
}

/** Members under another name: the one that is like the old one, where no other is. */
function byLikeness(left: readonly Item[], right: readonly Item[]): Pair[] {
  const alike = (one: Item, other: Item): boolean =>
    one.kind === other.kind && one.kind !== 'name' && similarity(one, other) >= renamed;
  return left.flatMap((one): Pair[] => {
    const [other, ...more] = right.filter((each) => alike(one, each));
    if (other === undefined || more.length > 0) return [];
    return left.some((each) => each !== one && alike(each, other)) ? [] : [[one, other]];
  });
}

/** A comment that stands for itself is found again wherever it stands. */
function equalComments(left: ReadonlySet<Item>, right: ReadonlySet<Item>): Pair[] {
  const of = (items: ReadonlySet<Item>): Item[] => [...items].filter(({ kind }) => kind === 'comment');
  return of(left).flatMap((one): Pair[] => {
    const other = of(right).find(({ print }) => print === one.print);
    return other === undefined ? [] : [[one, other]];
  });
}

function zip(ones: readonly Item[], others: readonly Item[]): Pair[] {
  const [one, other] = [ones[0], others[0]];
  return one === undefined || other === undefined ? [] : [[one, other]];
}
