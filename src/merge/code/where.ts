import type { Item } from './model.js';

/** Where an item is, for people: `class TokenError › constructor`. Lines where nothing on the way has a name. */
export function whereIs(item: Item): string {
  const way: string[] = [];
  for (let each: Item | undefined = item; each !== undefined; each = each.list.owner) {
    const label = labelOf(each);
    if (label !== undefined) way.unshift(label);
  }
  // All of a C# file is in one namespace, which says nothing.
  if (way.length > 1 && way[0]?.startsWith('namespace ') === true) way.shift();
  return way.length > 0 ? way.join(' › ') : linesOf(item);
}

const silent = new Set(['part', 'statement', 'comment']);

function labelOf({ kind, name }: Item): string | undefined {
  if (silent.has(kind)) return undefined;
  return name === undefined ? kind : `${kind} ${name}`;
}

function linesOf({ list, leadStart, trailEnd }: Item): string {
  const lineAt = (at: number): number => list.source.text.slice(0, at).split('\n').length;
  const [first, last] = [lineAt(leadStart), lineAt(trailEnd)];
  return first === last ? `line ${first}` : `lines ${first}-${last}`;
}
