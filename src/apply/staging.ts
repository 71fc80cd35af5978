import path from 'node:path';
import { errorCode } from '../disk/disk.js';
import { sha256 } from '../plan/paths/sha256.js';
import type { Target } from '../plan/paths/target.js';
import type { FileSystem } from './file-system.js';

/** Folder of a transaction in a root that exists. */
const folderName = '.mtls-pop.tmp';

/** What the last transaction replaced or deleted, and its journal: what `undo` needs. */
const undoName = '.mtls-pop.undo';

/** Begins the names of the files that say who works in a staging folder. */
export const holderPrefix = 'holder-';

/**
 * The folder that a transaction works in, on the same volume as what it writes, so that everything is put in place by renaming:
 * `.mtls-pop.tmp` in the root, or where there is no root yet a folder beside the first one that is missing.
 */
export class Staging {
  /** Real, absolute path of the folder that exists: the root or the nearest of its parents. */
  readonly base: string;
  /** Names of the folders from `base` down to the root. */
  readonly missing: readonly string[];
  readonly folder: string;

  constructor({ base, missing }: Pick<Target, 'base' | 'missing'>, folder?: string) {
    this.base = base;
    this.missing = missing;
    // A hash, because the missing name may be as long as a name can be.
    const suffix = missing.length === 0 ? '' : `-${sha256(missing.join('/')).slice(0, 12)}`;
    this.folder = folder ?? path.join(base, `${folderName}${suffix}`);
  }

  /** What will stand at the destination of the move with this number. */
  staged(move: number): string {
    return path.join(this.folder, 'new', String(move));
  }

  /** What stood at the destination of the move with this number. */
  previous(move: number): string {
    return path.join(this.folder, 'old', String(move));
  }

  inside(name: string): string {
    return path.join(this.folder, name);
  }

  /** Where `to` of a move is. */
  destination(to: string): string {
    return path.join(this.base, ...to.split('/'));
  }

  /** The same folder where it stays for `undo`. */
  kept(): Staging {
    return new Staging(this, this.undoFolder);
  }

  get undoFolder(): string {
    return path.join(this.base, undoName);
  }
}

/** Every place where a transaction on this root may have been left: parents of the root may have been made since. */
export function possibleStagings(root: string): Staging[] {
  const stagings = [new Staging({ base: root, missing: [] })];
  const missing: string[] = [];
  for (let folder = root; path.dirname(folder) !== folder; folder = path.dirname(folder)) {
    missing.unshift(path.basename(folder));
    stagings.push(new Staging({ base: path.dirname(folder), missing: [...missing] }));
  }
  return stagings;
}

/** Removes what stands at a path, a folder with all in it but what is kept. No link is followed; what is gone is no failure. */
export function removeAll(at: string, fs: FileSystem, keep: (name: string) => boolean = () => false): void {
  const kind = fs.entry(at)?.kind;
  if (kind === 'folder') {
    for (const name of fs.list(at)) if (!keep(name)) removeAll(path.join(at, name), fs);
    unless(['ENOENT', 'ENOTEMPTY', 'EEXIST'], () => {
      fs.removeFolder(at);
    });
  } else if (kind !== undefined) {
    unless(['ENOENT'], () => {
      fs.remove(at);
    });
  }
}

/** Runs an operation that may fail in one of these ways. Gives whether it succeeded. */
export function unless(codes: readonly string[], operation: () => void): boolean {
  try {
    operation();
    return true;
  } catch (error) {
    if (codes.includes(errorCode(error) ?? '')) return false;
    throw error;
  }
}

/** Runs an operation whose failure changes nothing: the next run does it. */
export function quietly(operation: () => void): void {
  try {
    operation();
  } catch {
    // Nothing depends on it.
  }
}
