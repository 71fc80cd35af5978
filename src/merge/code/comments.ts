import { diff3Merge } from 'node-diff3';
import type { Doc } from './doc.js';
import { Entangled } from './sequence.js';

/**
 * Merges the comments above an item line by line. Each text ends where the item begins, in the merged text's indentation.
 *
 * @param ownLines whether a conflict can be shown here
 */
export function mergeComments(
  base: string,
  ours: string,
  theirs: string,
  ownLines: boolean,
  where: string,
): Doc {
  const lines = [ours, base, theirs].map((text) =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => line.trim()),
  );
  const [mine = [], was = [], other = []] = lines;
  const tail = /\s*$/.exec(ours === '' ? theirs : ours)?.[0] ?? '';
  const indent = tail.slice(tail.lastIndexOf('\n') + 1);
  const merged = diff3Merge(mine, was, other, { excludeFalseConflicts: true }).map(({ ok, conflict }) => ({
    ok: ok ?? (conflict === undefined ? undefined : besideEachOther(conflict.a, conflict.o, conflict.b)),
  }));
  const written = (all: readonly string[]): string =>
    all.map((line) => (line.startsWith('*') ? ` ${line}` : line)).join(`\n${indent}`);
  if (merged.every(({ ok }) => ok !== undefined))
    return [written(merged.flatMap(({ ok }) => ok ?? [])) + tail];
  if (!ownLines || !tail.includes('\n')) throw new Entangled('both-changed');
  const side = (all: readonly string[]): string => (all.join('') === '' ? '' : indent + written(all));
  return [{ where, kind: 'both-changed', ours: side(mine), base: side(was), theirs: side(other) }, tail];
}

/** Lines that one side added right above or below lines that the other changed: in prose they do not get into each other's way. */
function besideEachOther(
  ours: readonly string[],
  base: readonly string[],
  theirs: readonly string[],
): string[] | undefined {
  return added(base, ours, theirs) ?? added(base, theirs, ours);
}

function added(
  base: readonly string[],
  longer: readonly string[],
  changed: readonly string[],
): string[] | undefined {
  const more = longer.length - base.length;
  if (more <= 0 || base.length === 0) return undefined;
  if (base.every((line, at) => longer[at] === line)) return [...changed, ...longer.slice(base.length)];
  return base.every((line, at) => longer[at + more] === line)
    ? [...longer.slice(0, more), ...changed]
    : undefined;
}
