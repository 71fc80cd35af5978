import { together } from '../lock/contribution.js';
import type { Contribution, JsonObject } from '../lock/entry.js';
import { lockEntry, lockText } from '../lock/write.js';
import type { Change } from '../plan.js';
import type { AddOptions } from './plan-add.js';

/**
 * The text of `.mtls-pop.lock` with the new flow: of each file the text that was written for the flow that first had it, and what
 * is ours in each edited one.
 *
 * @param changes what becomes of the files and of those that are edited
 */
export function lockWith(
  { guidance, project, placement, wiring = [], mark }: AddOptions,
  changes: readonly Change[],
): string {
  const before = project?.lock ?? { guidance, entries: [], contributions: [], renderings: [] };
  const known = new Set(before.entries.map(({ path }) => path));
  const planned = new Set(changes.map(({ path }) => path));
  const entries = placement.files
    .filter(({ path }) => planned.has(path) && !known.has(path))
    .map(({ path, text, rules }) => lockEntry({ path, text, rules }));
  const edits = [...placement.edits, ...wiring].filter(({ path }) => planned.has(path));
  return lockText({
    guidance,
    entries: [...before.entries, ...entries],
    contributions: contributionsOf([...before.contributions, ...edits]),
    renderings: [...before.renderings, ...(mark === undefined ? [] : [mark])],
  });
}

/** One for each file, a later one laid over those before. */
export function contributionsOf(all: readonly Contribution[]): Contribution[] {
  const files = new Map<string, JsonObject>();
  for (const { path, contribution } of all) {
    files.set(
      path,
      together(files.get(path) ?? {}, contribution, (_key, _one, other) => other),
    );
  }
  return [...files].map(([path, contribution]) => ({ path, contribution }));
}
