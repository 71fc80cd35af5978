import path from 'node:path';
import { ExitCode, Problem } from '../../errors/errors.js';
import { errorCode, type Disk } from '../../disk/disk.js';
import { printable } from './refusal.js';

/** Where a plan's root is, or would be. */
export interface Target {
  /** Real, absolute path of the root. */
  readonly root: string;
  /** The root, or where it does not exist its nearest existing parent: real and absolute. */
  readonly base: string;
  /** Names of the folders from `base` down to the root; empty where the root exists. */
  readonly missing: readonly string[];
}

/**
 * Finds a root on the disk. Its parents may be links (such as `/tmp` on macOS); the root itself may not, because then
 * everything would be written somewhere else than it says.
 *
 * @param given absolute path, or one relative to the process's working directory
 * @throws {Problem} `target-is-file`, `target-is-link`, `target-unreadable`, `unsafe-path`
 */
export function findTarget(given: string, disk: Disk): Target {
  if (given.includes('\0')) throw unusable(given, 'has a NUL character', 'unsafe-path');
  const absolute = path.resolve(given);
  const missing: string[] = [];
  let nearest = absolute;
  try {
    let entry = disk.entry(nearest);
    while (entry === undefined) {
      const parent = path.dirname(nearest);
      if (parent === nearest)
        throw unusable(absolute, 'is on a drive that does not exist', 'target-unreadable');
      missing.unshift(path.basename(nearest));
      nearest = parent;
      entry = disk.entry(nearest);
    }
    if (missing.length === 0 && entry.kind === 'link') throw linkedTarget(nearest, disk);
    const base = disk.realPath(nearest);
    if (disk.entry(base)?.kind !== 'folder') {
      const why =
        missing.length === 0 ? 'is not a folder' : `cannot be made: ${printable(nearest)} is not a folder`;
      throw unusable(absolute, why, 'target-is-file');
    }
    return { root: path.join(base, ...missing), base, missing };
  } catch (error) {
    const code = errorCode(error);
    if (error instanceof Problem || code === undefined) throw error;
    throw unusable(absolute, `cannot be looked at (${code})`, 'target-unreadable');
  }
}

function linkedTarget(link: string, disk: Disk): Problem {
  const end = realPathOf(link, disk);
  return new Problem({
    code: 'target-is-link',
    message: `${printable(link)} is a symbolic link${end === undefined ? ' to nothing' : ` to ${printable(end)}`}.`,
    cause: 'A run writes only to the folder that it was given, never to where a link leads.',
    next:
      end === undefined
        ? 'Remove the link, or choose another folder.'
        : `Name the folder itself: ${printable(end)}`,
    exitCode: ExitCode.refused,
  });
}

function realPathOf(link: string, disk: Disk): string | undefined {
  try {
    return disk.realPath(link);
  } catch {
    return undefined;
  }
}

function unusable(target: string, why: string, code: string): Problem {
  return new Problem({
    code,
    message: `The target ${printable(target)} ${why}.`,
    cause: 'A target is a folder: a new one, an empty one, or one whose files are not in the way.',
    next: 'Choose another folder.',
    exitCode: ExitCode.refused,
  });
}
