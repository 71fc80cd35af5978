import type { Entries, Entry, Insertion, ListTriple } from './entries.js';
import { definesOnly, mentions } from './definitions.js';
import type { Item, List } from './model.js';

/** What stands in a merged list, in its order: items, and runs of statements that both sides want in one place. */
export type Placed = Entry | Clash;

/** Statements that both sides put into one place, so that their order is a question. */
export interface Clash {
  readonly kind: 'both-added' | 'both-changed';
  readonly clash: readonly Entry[];
}

export const isClash = (placed: Placed): placed is Clash => 'clash' in placed;

/** Thrown where a conflict cannot be shown in its place: something around it has to be the conflict. */
export class Entangled extends Error {
  constructor(readonly kind: 'both-changed' | 'order') {
    super(`A conflict of the kind ${kind} cannot be shown in its place.`);
  }
}

/**
 * The order of a merged list: the owner's, or that of theirs where only theirs changed it; what only one side has stands behind what it
 * stands behind there.
 */
export function sequenceOf(
  triple: ListTriple,
  entries: Entries,
  isGone: (entry: Entry) => boolean,
): Placed[] {
  const { ours, theirs } = triple;
  const home = ours ?? theirs;
  if (home === undefined) return [];
  const wrappers = wrappersIn(home, triple, entries);
  const own = unique(home.items.flatMap((item) => placeOf(entries.of(item), home, entries, wrappers)));
  const isKnown = (entry: Entry): boolean => isShared(entry) || wrappers.has(entry);
  const ordered = ours === undefined ? own : reordered(own, triple);
  const insertions = entries.insertionsInto(triple).filter(({ entry }) => !own.includes(entry));
  const inserted = ours === undefined ? ordered : insert(ordered, insertions, isKnown);
  const left = inserted.filter((entry) => !isGone(entry));
  const deleted = inserted.filter((entry) => entries.fateOf(entry) === 'deleted');
  // What one side put around something has nothing in it any more, as the other has deleted that: nobody wants it so.
  if (left.length === 0 && deleted.length > 0) return [{ kind: 'both-changed', clash: deleted }];
  return clashes(left, home, isKnown);
}

/** What one side has put around statements that both have: it stands where those stood. */
function wrappersIn(home: List, { base }: ListTriple, entries: Entries): ReadonlySet<Entry> {
  const shared = (base?.items ?? []).map((item) => entries.of(item)).filter(isShared);
  const holders = shared.flatMap((entry) => entries.holderIn(home, entry) ?? []);
  return new Set(holders.filter((holder) => !isShared(holder)));
}

function placeOf(entry: Entry, home: List, entries: Entries, wrappers: ReadonlySet<Entry>): Entry[] {
  const holder = entries.holderIn(home, entry);
  return holder !== undefined && (holder === entry || wrappers.has(holder)) ? [holder] : [];
}

const unique = (all: readonly Entry[]): Entry[] => [...new Set(all)];

const isShared = ({ ours, theirs }: Entry): boolean => ours !== undefined && theirs !== undefined;

function reordered(own: readonly Entry[], { base, ours, theirs }: ListTriple): Entry[] {
  if (base === undefined || theirs === undefined) return [...own];
  const place = (list: List): ReadonlyMap<Item, number> => new Map(list.items.map((item, at) => [item, at]));
  const [inBase, inTheirs] = [place(base), place(theirs)];
  const baseOf = (entry: Entry): number => at(inBase, entry.base);
  const theirsOf = (entry: Entry): number => at(inTheirs, entry.theirs);
  const common = own.filter(
    (entry) => entry.ours?.list === ours && baseOf(entry) >= 0 && theirsOf(entry) >= 0,
  );
  const rises = (order: (entry: Entry) => number, list: readonly Entry[]): boolean =>
    list.every((entry, index) => index === 0 || order(list[index - 1] ?? entry) < order(entry));
  const byBase = common.toSorted((a, b) => baseOf(a) - baseOf(b));
  if (rises(theirsOf, byBase)) return [...own];
  if (!rises(baseOf, common)) {
    const isFree = common.every((entry) => entry.base?.loose === true);
    if (isFree || rises(theirsOf, common)) return [...own];
    throw new Entangled('order');
  }
  const groups: Entry[][] = [[]];
  const known = new Set(common);
  for (const entry of own) {
    if (known.has(entry)) groups.push([entry]);
    else groups.at(-1)?.push(entry);
  }
  const [leading = [], ...rest] = groups;
  const first = (group: readonly Entry[]): number => (group[0] === undefined ? 0 : theirsOf(group[0]));
  return [...leading, ...rest.sort((a, b) => first(a) - first(b)).flat()];
}

function at(places: ReadonlyMap<Item, number>, item: Item | undefined): number {
  return item === undefined ? -1 : (places.get(item) ?? -1);
}

function insert(
  own: readonly Entry[],
  insertions: readonly Insertion[],
  isKnown: (entry: Entry) => boolean,
): Entry[] {
  const sequence = [...own];
  for (const { entry, after, before } of insertions) {
    const from = after === undefined ? -1 : sequence.indexOf(after);
    const to = before === undefined ? -1 : sequence.indexOf(before);
    const isGap = from >= 0 && to > from && !sequence.slice(from + 1, to).some(isKnown);
    let place = sequence.length;
    const replaced = isGap
      ? sequence.slice(from + 1, to).findLastIndex(({ base }) => base !== undefined)
      : -1;
    // What theirs has in place of something stands where that stood.
    if (isGap) {
      place = replaced < 0 ? to : from + replaced + 2;
      while (place < to && sequence[place]?.ours === undefined) place += 1;
    } else if (from < 0 && to >= 0) place = to;
    else if (from >= 0) {
      place = from + 1;
      for (let next = sequence[place]; next !== undefined && !isKnown(next); next = sequence[place])
        place += 1;
    }
    sequence.splice(place, 0, entry);
  }
  return sequence;
}

const ordered = new Set(['block', 'case', 'file']);

/** Finds the places between two statements that both know where both want something of their own. */
function clashes(sequence: readonly Entry[], { form }: List, isKnown: (entry: Entry) => boolean): Placed[] {
  if (!ordered.has(form)) return [...sequence];
  const placed: Placed[] = [];
  let gap: Entry[] = [];
  const close = (): void => {
    const strict = gap.filter(({ ours, theirs }) => (ours ?? theirs)?.loose === false);
    const both =
      strict.some(({ ours }) => ours !== undefined) && strict.some(({ theirs }) => theirs !== undefined);
    if (both && !commute(strict)) {
      const kind = strict.some(({ base }) => base !== undefined) ? 'both-changed' : 'both-added';
      placed.push(...gap.filter((entry) => !strict.includes(entry)), { kind, clash: strict });
    } else placed.push(...gap);
    gap = [];
  };
  for (const entry of sequence) {
    if (!isKnown(entry)) {
      gap.push(entry);
      continue;
    }
    close();
    placed.push(entry);
  }
  close();
  return placed;
}

/** Whether what the two sides put into one place can stand in either order: definitions that do nothing and know nothing of each other. */
function commute(entries: readonly Entry[]): boolean {
  const [mine, its] = [
    entries.flatMap(({ ours }) => ours ?? []),
    entries.flatMap(({ theirs }) => theirs ?? []),
  ];
  if (entries.some(({ base }) => base !== undefined)) return false;
  if (!mine.every(definesOnly) && !its.every(definesOnly)) return false;
  return mine.every((one) => its.every((other) => !mentions(one, other) && !mentions(other, one)));
}
