import { childrenOf, type TreeNode } from './tree.js';

/** Which node of one tree is which of another. Several groups may have become one. */
export type Pairs = ReadonlyMap<TreeNode, TreeNode>;

/**
 * Finds the nodes of one tree in another: by key among their siblings, and groups by what is in them.
 *
 * @param moves whether a node is found again where it was moved to
 */
export function pair(from: TreeNode, to: TreeNode, moves: 'followed' | 'not followed'): Pairs {
  const pairs = new Map<TreeNode, TreeNode>();
  const taken = new Set<TreeNode>();
  const join = (a: TreeNode, b: TreeNode): void => {
    pairs.set(a, b);
    taken.add(b);
    const named = new Map(childrenOf(b).map((child) => [child.key, child]));
    const groups = childrenOf(a).filter(({ anonymous }) => anonymous === true);
    for (const child of childrenOf(a)) {
      const same = named.get(child.key);
      if (child.anonymous !== true && same !== undefined && !taken.has(same)) join(child, same);
    }
    for (const [group, other] of pairGroups(groups, childrenOf(b))) join(group, other);
  };
  join(from, to);
  if (moves === 'not followed') return pairs;
  pairRoaming(from, to, pairs, taken, join);
  pairEmptied(from, pairs, parents(to));
  return pairs;
}

/** Groups by how many of their children they share, the best first; then those that share none, where there is one alone. */
function pairGroups(groups: readonly TreeNode[], others: readonly TreeNode[]): [TreeNode, TreeNode][] {
  const candidates = groups.flatMap((group) =>
    others
      .filter((other) => other.anonymous === true && kindOfGroup(other) === kindOfGroup(group))
      .map((other) => ({ group, other, shared: shared(group, other) })),
  );
  const found = new Map<TreeNode, TreeNode>();
  const taken = new Set<TreeNode>();
  for (const { group, other, shared: count } of candidates.sort((a, b) => b.shared - a.shared)) {
    if (found.has(group) || taken.has(other)) continue;
    const alone = candidates.filter((each) => each.group === group || each.other === other).length === 1;
    if (count === 0 && !alone) continue;
    found.set(group, other);
    taken.add(other);
  }
  return [...found];
}

/** The key without the number that tells a second group of its kind from the first. */
function kindOfGroup({ key }: TreeNode): string {
  return key.split('\0', 1)[0] ?? key;
}

function shared(group: TreeNode, other: TreeNode): number {
  const keys = new Set(contentOf(group).map(({ key }) => key));
  return contentOf(other).filter(({ key }) => keys.has(key)).length;
}

/** Without the attributes of the group itself. */
function contentOf(group: TreeNode): readonly TreeNode[] {
  return group.areas.at(-1)?.items ?? [];
}

function pairRoaming(
  from: TreeNode,
  to: TreeNode,
  pairs: Map<TreeNode, TreeNode>,
  taken: ReadonlySet<TreeNode>,
  join: (a: TreeNode, b: TreeNode) => void,
): void {
  const there = roaming(to);
  for (const [name, [node, ...more]] of roaming(from)) {
    const [other, ...others] = there.get(name) ?? [];
    if (node === undefined || other === undefined || more.length > 0 || others.length > 0) continue;
    if (!pairs.has(node) && !taken.has(other)) join(node, other);
  }
}

function roaming(root: TreeNode): Map<string, TreeNode[]> {
  const found = new Map<string, TreeNode[]>();
  const visit = (node: TreeNode): void => {
    if (node.roams !== undefined) found.set(node.roams, [...(found.get(node.roams) ?? []), node]);
    childrenOf(node).forEach(visit);
  };
  visit(root);
  return found;
}

/** A group that is gone lives on where most of what was in it went. */
function pairEmptied(
  from: TreeNode,
  pairs: Map<TreeNode, TreeNode>,
  parentOf: ReadonlyMap<TreeNode, TreeNode>,
): void {
  const visit = (node: TreeNode): void => {
    if (node.anonymous === true && !pairs.has(node)) {
      const votes = new Map<TreeNode, number>();
      for (const child of contentOf(node)) {
        const other = pairs.get(child);
        const parent = other === undefined ? undefined : parentOf.get(other);
        if (parent?.anonymous === true) votes.set(parent, (votes.get(parent) ?? 0) + 1);
      }
      const [best] = [...votes].sort((a, b) => b[1] - a[1]);
      if (best !== undefined) pairs.set(node, best[0]);
    }
    childrenOf(node).forEach(visit);
  };
  visit(from);
}

/** The parent of each node. */
export function parents(root: TreeNode): Map<TreeNode, TreeNode> {
  const found = new Map<TreeNode, TreeNode>();
  const visit = (node: TreeNode): void => {
    for (const child of childrenOf(node)) {
      found.set(child, node);
      visit(child);
    }
  };
  visit(root);
  return found;
}
