import path from 'node:path';
import type { Disk } from '../../disk/disk.js';
import { foldersOf } from './ancestors.js';
import type { Refusal } from './refusal.js';

/** Which paths are in a repository of their own below the root: what is written there belongs to another history. */
export function inSubmodules(root: string, paths: readonly string[], disk: Disk): Refusal[] {
  const known = new Map<string, boolean>();
  const isRepository = (folder: string): boolean => {
    const before = known.get(folder);
    if (before !== undefined) return before;
    const is = disk.entry(path.join(root, ...folder.split('/'), '.git')) !== undefined;
    known.set(folder, is);
    return is;
  };
  return paths.flatMap((each): Refusal[] => {
    const submodule = foldersOf(each).find(isRepository);
    return submodule === undefined
      ? []
      : [{ code: 'in-submodule', path: each, why: `is in ${submodule}, a git repository of its own` }];
  });
}
