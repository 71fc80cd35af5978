import { pair, parents } from './pair.js';
import type { Tree, TreeNode } from './tree.js';

/** The three trees, and which node of one is which of another. */
export interface Triples {
  /** What stands for a node of ours in the base, and in theirs. */
  readonly baseOf: (ours: TreeNode) => TreeNode | undefined;
  readonly theirsOf: (ours: TreeNode) => TreeNode | undefined;
  /** All groups that have become this group of ours; of another node the one that it is. */
  readonly allBasesOf: (ours: TreeNode) => readonly TreeNode[];
  readonly allTheirsOf: (ours: TreeNode) => readonly TreeNode[];
  readonly oursOfBase: (base: TreeNode) => TreeNode | undefined;
  readonly oursOfTheirs: (theirs: TreeNode) => TreeNode | undefined;
  readonly baseOfTheirs: (theirs: TreeNode) => TreeNode | undefined;
  readonly theirsOfBase: (base: TreeNode) => TreeNode | undefined;
}

/**
 * Where the owner moved something, it is followed. Where theirs did and the owner did not, it is one thing gone and another come, so
 * that it ends up where theirs has it.
 */
export function triplesOf(base: Tree, ours: Tree, theirs: Tree): Triples {
  const baseToOurs = pair(base.root, ours.root, 'followed');
  const baseToTheirs = pair(base.root, theirs.root, 'not followed');
  const theirsToOurs = pair(theirs.root, ours.root, 'followed');
  const theirsToBase = new Map([...baseToTheirs].map(([b, t]) => [t, b]));
  const oursToBases = inverse(baseToOurs);
  const parentOf = new Map([...parents(base.root), ...parents(ours.root), ...parents(theirs.root)]);

  /** Not where the new text alone moved it. */
  const added = (t: TreeNode): TreeNode | undefined => {
    const o = theirsToOurs.get(t);
    if (o === undefined || t.anonymous === true) return o;
    const [b] = oursToBases.get(o) ?? [];
    if (b === undefined) return o;
    // Else it is another one of theirs.
    if (baseToTheirs.has(b)) return undefined;
    const [above, aboveBase, aboveTheirs] = [parentOf.get(o), parentOf.get(b), parentOf.get(t)];
    const unmoved = aboveBase !== undefined && baseToOurs.get(aboveBase) === above;
    const beside = aboveTheirs !== undefined && oursOfTheirs(aboveTheirs) === above;
    return unmoved && !beside ? undefined : o;
  };
  const oursOfTheirs = (t: TreeNode): TreeNode | undefined => {
    const b = theirsToBase.get(t);
    return b === undefined ? added(t) : (baseToOurs.get(b) ?? (t.anonymous === true ? added(t) : undefined));
  };
  const theirsToOursMerged = new Map<TreeNode, TreeNode>();
  const visit = (t: TreeNode): void => {
    const o = oursOfTheirs(t);
    if (o !== undefined) theirsToOursMerged.set(t, o);
    t.areas.forEach(({ items }) => {
      items.forEach(visit);
    });
  };
  visit(theirs.root);
  const oursToTheirs = inverse(theirsToOursMerged);
  return {
    baseOf: (o) => oursToBases.get(o)?.[0],
    theirsOf: (o) => oursToTheirs.get(o)?.[0],
    allBasesOf: (o) => oursToBases.get(o) ?? [],
    allTheirsOf: (o) => oursToTheirs.get(o) ?? [],
    oursOfBase: (b) => baseToOurs.get(b),
    oursOfTheirs: (t) => theirsToOursMerged.get(t),
    baseOfTheirs: (t) => theirsToBase.get(t),
    theirsOfBase: (b) => baseToTheirs.get(b),
  };
}

function inverse(pairs: ReadonlyMap<TreeNode, TreeNode>): Map<TreeNode, TreeNode[]> {
  const found = new Map<TreeNode, TreeNode[]>();
  for (const [from, to] of pairs) found.set(to, [...(found.get(to) ?? []), from]);
  return found;
}
