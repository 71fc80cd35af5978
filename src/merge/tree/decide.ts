import type { Conflict } from '../contract.js';
import { compareVersions } from '../versions.js';
import { commentsIn } from './tile.js';
import { followOrder, insertAll } from './order.js';
import { triplesOf, type Triples } from './triples.js';
import { childrenOf, type Format, type Tree, type TreeNode } from './tree.js';

/** What becomes of a child of a container. */
export type Slot =
  | {
      readonly does: 'keep';
      readonly ours: TreeNode;
      /** Whose comments it gets, where not its own. */
      readonly comments?: TreeNode;
    }
  | {
      /** The value of theirs, in the place of ours. */
      readonly does: 'take';
      readonly ours: TreeNode;
      readonly theirs: TreeNode;
      readonly comments?: TreeNode;
    }
  | {
      readonly does: 'merge';
      readonly ours: TreeNode;
      readonly areas: readonly (readonly Slot[])[];
      readonly comments?: TreeNode;
    }
  | { readonly does: 'insert'; readonly theirs: TreeNode }
  | { readonly does: 'drop'; readonly ours: TreeNode; readonly base: TreeNode | undefined }
  | {
      /** Each side has its own. */
      readonly does: 'fork';
      readonly ours?: TreeNode;
      readonly base?: TreeNode;
      readonly theirs?: TreeNode;
      readonly conflict: Pick<Conflict, 'where' | 'kind'>;
    };

interface Trees {
  readonly base: Tree;
  readonly ours: Tree;
  readonly theirs: Tree;
  readonly triples: Triples;
  readonly format: Format;
}

/** What becomes of each child of the whole text. */
export function decide(base: Tree, ours: Tree, theirs: Tree, format: Format): readonly (readonly Slot[])[] {
  const trees = { base, ours, theirs, triples: triplesOf(base, ours, theirs), format };
  return inside(ours.root, [base.root], [theirs.root], [], trees);
}

function inside(
  ours: TreeNode,
  bases: readonly TreeNode[],
  theirs: readonly TreeNode[],
  path: readonly string[],
  trees: Trees,
): readonly (readonly Slot[])[] {
  return ours.areas.map((area, index) => {
    const kept = area.items.map((child) => childOf(child, path, trees));
    const ordered = followOrder(kept, bases, theirs, index, trees.triples);
    const added = theirs.map((parent) => ({
      siblings: parent.areas[index]?.items ?? [],
      slots: new Map(
        (parent.areas[index]?.items ?? []).flatMap((child) => {
          const slot = newcomer(child, path, trees);
          return slot === undefined ? [] : [[child, slot] as const];
        }),
      ),
    }));
    return insertAll(ordered, area, added, trees.triples);
  });
}

/** What of ours becomes of what the other side made of it. */
function childOf(ours: TreeNode, above: readonly string[], trees: Trees): Slot {
  const { triples } = trees;
  const [base, theirs] = [triples.baseOf(ours), triples.theirsOf(ours)];
  const path = ours.label === '' ? above : [...above, ours.label];
  if (theirs === undefined) {
    if (base !== undefined) return gone(ours, base, path, trees);
    if (!holdsMoved(ours, triples)) return { does: 'keep', ours };
    return { does: 'merge', ours, areas: inside(ours, [], [], path, trees) };
  }
  const comments =
    base?.comments === ours.comments && theirs.comments !== ours.comments ? { comments: theirs } : {};
  if (ours.anonymous === true || together(ours, base, theirs)) {
    const areas = inside(ours, triples.allBasesOf(ours), triples.allTheirsOf(ours), path, trees);
    // A block of YAML has no way to be empty.
    const isEmptied = trees.format.by === 'yaml' && areas.flat().every(({ does }) => does === 'drop');
    if (isEmptied && ours.areas.some(({ separator, items }) => separator === '' && items.length > 0)) {
      return { does: 'drop', ours, base };
    }
    return { does: 'merge', ours, areas, ...comments };
  }
  if (ours.value === theirs.value) return { does: 'keep', ours, ...comments };
  if (base !== undefined && isUntouched(ours, base, trees))
    return { does: 'take', ours, theirs, ...comments };
  if (base?.value === theirs.value) return { does: 'keep', ours, ...comments };
  const higher = higherVersion(ours, theirs);
  if (higher !== undefined) {
    return higher === theirs
      ? { does: 'take', ours, theirs, ...comments }
      : { does: 'keep', ours, ...comments };
  }
  const kind = base === undefined ? 'both-added' : 'both-changed';
  return {
    does: 'fork',
    ours,
    ...(base !== undefined && { base }),
    theirs,
    conflict: { where: where(path), kind },
  };
}

/** Whether the owner put something into it that was generated elsewhere. */
function holdsMoved(ours: TreeNode, triples: Triples): boolean {
  return childrenOf(ours).some((child) => triples.baseOf(child) !== undefined || holdsMoved(child, triples));
}

/** Deleted by theirs: what the owner did not touch goes, also piece by piece. */
function gone(ours: TreeNode, base: TreeNode, path: readonly string[], trees: Trees): Slot {
  const isGroup = ours.anonymous === true;
  if (!isGroup && isUntouched(ours, base, trees)) return { does: 'drop', ours, base };
  if (!isGroup && (ours.areas.length !== 1 || ours.kind !== base.kind)) {
    return { does: 'fork', ours, base, conflict: { where: where(path), kind: 'deleted-by-theirs' } };
  }
  const areas = inside(ours, trees.triples.allBasesOf(ours), trees.triples.allTheirsOf(ours), path, trees);
  const content = areas.at(-1) ?? [];
  if (content.every(({ does }) => does === 'drop')) return { does: 'drop', ours, base };
  const [only] = content;
  if (isGroup && content.length === 1 && only?.does === 'fork' && only.theirs === undefined) {
    return { does: 'fork', ours, base, conflict: only.conflict };
  }
  // What is left of a group keeps its attributes.
  const kept = ours.areas
    .slice(0, -1)
    .map(({ items }) => items.map((child): Slot => ({ does: 'keep', ours: child })));
  return { does: 'merge', ours, areas: [...kept, ...areas.slice(-1)] };
}

/** A child of theirs that ours does not have. */
function newcomer(theirs: TreeNode, above: readonly string[], trees: Trees): Slot | undefined {
  const { triples } = trees;
  if (triples.oursOfTheirs(theirs) !== undefined) return undefined;
  const base = triples.baseOfTheirs(theirs);
  if (base === undefined) {
    // An empty group says nothing, and nothing tells it from another one.
    const isEmpty = theirs.anonymous === true && theirs.areas.at(-1)?.items.length === 0;
    return isEmpty ? undefined : { does: 'insert', theirs };
  }
  // The owner deleted it.
  if (base.value === theirs.value) return undefined;
  const path = theirs.label === '' ? above : [...above, theirs.label];
  return { does: 'fork', base, theirs, conflict: { where: where(path), kind: 'deleted-by-ours' } };
}

/** Whether they are merged child by child. An empty array is of the kind of any other. */
function together(ours: TreeNode, base: TreeNode | undefined, theirs: TreeNode): boolean {
  const all = base === undefined ? [ours, theirs] : [ours, base, theirs];
  if (all.some(({ areas }) => areas.length === 0)) return false;
  const arrays = /^(flow )?(set|named)$/;
  const telling = all.filter(
    ({ kind, areas }) => !(arrays.test(kind) && areas.every(({ items }) => items.length === 0)),
  );
  return new Set((telling.length === 0 ? all : telling).map(({ kind }) => kind)).size === 1;
}

/** Says the same as the base, and has no comment inside that the base does not have. */
function isUntouched(ours: TreeNode, base: TreeNode, { ours: a, base: b, format }: Trees): boolean {
  if (ours.value !== base.value) return false;
  const known = new Set(commentsIn(b.text.slice(base.start, base.end), format.comment).split('\n'));
  return commentsIn(a.text.slice(ours.start, ours.end), format.comment)
    .split('\n')
    .every((line) => known.has(line));
}

/** The side whose version is kept; the owner's where both accept the same least version. */
function higherVersion(ours: TreeNode, theirs: TreeNode): TreeNode | undefined {
  if (ours.versions === undefined || ours.areas.length > 0 || theirs.areas.length > 0) return undefined;
  const order = compareVersions(text(ours), text(theirs), ours.versions);
  return order === undefined ? undefined : order < 0 ? theirs : ours;
}

/** A version without the quotes of JSON. */
function text({ value }: TreeNode): string {
  return value.replace(/^"|"$/g, '');
}

function where(path: readonly string[]): string {
  return path.length === 0 ? 'the whole file' : path.join(' › ');
}
