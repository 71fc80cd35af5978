import type { Entries, Entry, ListTriple } from './entries.js';
import type { Item } from './model.js';
import { isClash, type Placed } from './sequence.js';
import { wordsBeyond } from './similarity.js';

/**
 * Makes one conflict of a statement that the owner has taken into the one beside it, `if (a) …` and `if (b) …` as `if (a || b) …`, where
 * theirs has changed or deleted what was taken, or deletes what it was taken into: neither of the two alone is what theirs wants.
 */
export function withAbsorbed(
  placed: readonly Placed[],
  { base, ours }: ListTriple,
  entries: Entries,
): Placed[] {
  if (base === undefined || ours === undefined) return [...placed];
  const all = base.items.map((item) => entries.of(item));
  const result = [...placed];
  for (const [at, deleted] of all.entries()) {
    if (deleted.ours !== undefined || deleted.base?.loose !== false) continue;
    const taker = [all[at - 1], all[at + 1]].find(
      (beside) => beside !== undefined && isTaken(deleted, beside),
    );
    if (taker === undefined) continue;
    const place = result.indexOf(taker);
    if (place < 0) continue;
    const clash = all.filter((entry) => entry === taker || entry === deleted);
    result.splice(place, 1, { kind: 'both-changed', clash });
  }
  const inConflict = new Set(result.flatMap((each) => (isClash(each) ? each.clash : [])));
  return result.filter((each) => isClash(each) || !inConflict.has(each));
}

function isTaken(deleted: Entry, { base, ours, theirs }: Entry): boolean {
  if (deleted.base === undefined || base === undefined || ours === undefined || base.loose) return false;
  if (theirs !== undefined && isSame(deleted.base, deleted.theirs)) return false;
  const taken = wordsBeyond(deleted.base, base);
  const gained = wordsBeyond(ours, base);
  return taken.size > 0 && [...taken].every(([word, count]) => (gained.get(word) ?? 0) >= count);
}

const isSame = (one: Item, other: Item | undefined): boolean => one.whole === other?.whole;
