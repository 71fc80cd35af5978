/** Keys that belong together at the top of a `package.json`, in the order in which npm's documentation has them. */
const neighbours = [
  'scripts',
  'dependencies',
  'devDependencies',
  'peerDependencies',
  'peerDependenciesMeta',
  'optionalDependencies',
];

/** Where a new key goes: at the top beside the ones it belongs to, else to the end. */
export function placeAmong(keys: readonly string[], key: string, depth: number): number {
  const own = neighbours.indexOf(key);
  if (depth > 0 || own < 0) return keys.length;
  const before = neighbours.slice(0, own).findLast((each) => keys.includes(each));
  if (before !== undefined) return keys.lastIndexOf(before) + 1;
  const after = neighbours.slice(own + 1).find((each) => keys.includes(each));
  return after === undefined ? keys.length : keys.indexOf(after);
}

/** As npm and pnpm sort a list of packages, and as yarn and others do. */
const orders: readonly ((a: string, b: string) => number)[] = [
  (a, b) => a.localeCompare(b, 'en'),
  (a, b) => (a < b ? -1 : a > b ? 1 : 0),
];

/** Where a new key goes among keys that are sorted; to the end of those that are not. */
export function placeSorted(keys: readonly string[], key: string): number {
  const order = orders.find((compare) =>
    keys.every((each, at) => at === 0 || compare(keys[at - 1] ?? '', each) <= 0),
  );
  if (order === undefined) return keys.length;
  const at = keys.findIndex((each) => order(each, key) > 0);
  return at < 0 ? keys.length : at;
}
