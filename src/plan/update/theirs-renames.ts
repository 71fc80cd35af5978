import path from 'node:path';
import type { LockEntry } from '../lock/entry.js';
import { pristineText } from '../lock/pristine.js';
import type { TheirFile } from './contract.js';
import { likeness } from './likeness.js';

const enough = 0.5;

/**
 * Paths under which something would be generated now that was generated under another one before: because the templates changed, or
 * because a person has named other folders in the answers.
 *
 * @returns what was generated, by the new path
 */
export function theirRenames(
  base: ReadonlyMap<string, LockEntry>,
  theirs: ReadonlyMap<string, TheirFile | LockEntry>,
): Map<string, LockEntry> {
  const old = [...base.values()].filter((entry) => !theirs.has(entry.path));
  const renames = new Map<string, LockEntry>();
  if (old.length === 0) return renames;
  const pairs = [...theirs.values()].flatMap((file) => {
    if (base.has(file.path) || !('text' in file)) return [];
    return old
      .filter((entry) => path.posix.extname(entry.path) === path.posix.extname(file.path))
      .map((entry) => ({ file, entry, score: likeness(pristineText(entry), file.text) }))
      .filter(({ score }) => score >= enough)
      .map((pair) => ({ ...pair, named: sameEnd(pair.entry.path, file.path) }));
  });
  const used = new Set<string>();
  // Of those that are equally alike, the one whose path ends alike.
  for (const { file, entry } of pairs.sort((a, b) => b.score - a.score || b.named - a.named)) {
    if (renames.has(file.path) || used.has(entry.path)) continue;
    renames.set(file.path, entry);
    used.add(entry.path);
  }
  return renames;
}

/** How many names at the end of two paths are the same. */
function sameEnd(one: string, other: string): number {
  const [a, b] = [one.split('/').reverse(), other.split('/').reverse()];
  const differs = a.findIndex((name, at) => name !== b[at]);
  return differs === -1 ? a.length : differs;
}
