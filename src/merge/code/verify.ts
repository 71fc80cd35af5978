import type { Source } from './model.js';

/**
 * What one side has written that a merged text does not have: words, strings and comments that stand there more often than they did in the base.
 *
 * @returns an example, or undefined where nothing is lost
 */
export function lostToken(base: Source, side: Source, merged: Source): string | undefined {
  const [was, is, has] = [countsOf(base), countsOf(side), countsOf(merged)];
  for (const [key, count] of is) {
    const written = count - (was.get(key) ?? 0);
    if (written > (has.get(key) ?? 0)) return key;
  }
  return undefined;
}

/** Outside of imports, of which a merge may take less than there is: what the owner has from elsewhere. */
function countsOf({ tokens, tree }: Source): ReadonlyMap<string, number> {
  const imports = tree.root.children.filter(
    ({ type }) => type === 'import_statement' || type === 'using_directive',
  );
  const counts = new Map<string, number>();
  for (const { key, kind, start } of tokens) {
    if (kind === 'punctuation' || imports.some((item) => item.start <= start && start < item.end)) continue;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** Whether a side has capitalised words that the base does not know: names of types, which may need any of the namespaces. */
export function namesNewTypes(base: Source, side: Source): boolean {
  const known = new Set(base.tokens.map(({ key }) => key));
  return side.tokens.some(({ key, kind }) => kind === 'word' && /^\p{Lu}/u.test(key) && !known.has(key));
}
