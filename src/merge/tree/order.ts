import type { Slot } from './decide.js';
import type { Triples } from './triples.js';
import type { Area, TreeNode } from './tree.js';

/**
 * The order of the children is that of ours. Only where the owner left them in the order of the base and theirs has another one, it
 * is that of theirs; what the owner added goes along with what it stood behind.
 */
export function followOrder(
  slots: readonly Slot[],
  bases: readonly TreeNode[],
  theirs: readonly TreeNode[],
  area: number,
  { baseOf, theirsOf }: Triples,
): readonly Slot[] {
  const [base, their] = [bases[0]?.areas[area]?.items, theirs[0]?.areas[area]?.items];
  if (base === undefined || their === undefined || bases.length > 1 || theirs.length > 1) return slots;
  const runs: { at: number; was: number; slots: Slot[] }[] = [{ at: -1, was: -1, slots: [] }];
  for (const slot of slots) {
    const ours = 'ours' in slot ? slot.ours : undefined;
    const [b, t] = ours === undefined ? [] : [baseOf(ours), theirsOf(ours)];
    const [was, at] = [b === undefined ? -1 : base.indexOf(b), t === undefined ? -1 : their.indexOf(t)];
    if (was >= 0 && at >= 0) runs.push({ at, was, slots: [slot] });
    else runs.at(-1)?.slots.push(slot);
  }
  const isSorted = (by: 'at' | 'was'): boolean =>
    runs.every((run, index) => index === 0 || (runs[index - 1]?.[by] ?? -1) <= run[by]);
  if (!isSorted('was') || isSorted('at')) return slots;
  return runs.sort((a, b) => a.at - b.at).flatMap((run) => run.slots);
}

interface Newcomers {
  /** All children of the container of theirs. */
  readonly siblings: readonly TreeNode[];
  /** Those that ours does not have, with what becomes of them. */
  readonly slots: ReadonlyMap<TreeNode, Slot>;
}

/**
 * Puts in what theirs adds: in the order of the alphabet where both keep it, else behind the sibling that it stands behind in theirs,
 * else before the one that follows, else in the place of what theirs deleted, else last.
 */
export function insertAll(
  kept: readonly Slot[],
  area: Area,
  added: readonly Newcomers[],
  { oursOfTheirs }: Triples,
): readonly Slot[] {
  const slots = [...kept];
  for (const { siblings, slots: newcomers } of added) {
    const alphabetical = isAlphabetical(area.items) && isAlphabetical(siblings);
    const place = new Map<TreeNode, Slot>(newcomers);
    for (const sibling of siblings) {
      const ours = oursOfTheirs(sibling);
      const slot = slots.find((each) => 'ours' in each && each.ours === ours);
      if (slot !== undefined) place.set(sibling, slot);
    }
    siblings.forEach((sibling, index) => {
      const slot = newcomers.get(sibling);
      if (slot === undefined) return;
      const at = alphabetical
        ? slots.findIndex((each) => compare(labelOf(each), sibling.label) > 0)
        : besides(slots, siblings, index, place);
      slots.splice(at < 0 ? slots.length : at, 0, slot);
    });
  }
  return slots;
}

function besides(
  slots: readonly Slot[],
  siblings: readonly TreeNode[],
  index: number,
  place: ReadonlyMap<TreeNode, Slot>,
): number {
  const at = (sibling: TreeNode): number => {
    const slot = place.get(sibling);
    return slot === undefined ? -1 : slots.indexOf(slot);
  };
  const before = siblings
    .slice(0, index)
    .reverse()
    .map(at)
    .find((each) => each >= 0);
  if (before !== undefined) return before + 1;
  const after = siblings
    .slice(index + 1)
    .map(at)
    .find((each) => each >= 0);
  return after ?? slots.findIndex(({ does }) => does === 'drop');
}

function isAlphabetical(items: readonly TreeNode[]): boolean {
  return (
    items.length > 1 &&
    items.every((item, index) => index === 0 || compare(items[index - 1]?.label ?? '', item.label) < 0)
  );
}

function labelOf(slot: Slot): string {
  const node = 'ours' in slot ? slot.ours : undefined;
  return (node ?? ('theirs' in slot ? slot.theirs : undefined))?.label ?? '';
}

/** As npm and NuGet sort: by code unit, whatever the machine's language is. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
