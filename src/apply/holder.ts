import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { ExitCode, Problem } from '../errors/errors.js';
import { printable } from '../plan/paths/refusal.js';
import { sha256 } from '../plan/paths/sha256.js';
import type { FileSystem } from './file-system.js';
import { holderPrefix, quietly, unless, type Staging } from './staging.js';

/**
 * How long a holder that seems alive is believed, in milliseconds. A transaction takes some; a process number may since have
 * gone to another program, and one of another machine cannot be asked after.
 */
const longestHold = 10 * 60 * 1000;

/** Holders of this process: its number alone would make its own abandoned ones look alive. */
const ours = new Set<string>();

/** The right to work in a staging folder. */
export interface Hold {
  /** Leaves, and removes the folder if nothing is left in it. Never fails: whoever comes next sees that the holder is gone. */
  release(): void;
}

/**
 * Makes the staging folder and enters it. A holder is a file whose name says which process it belongs to, so that there is no
 * moment at which it exists without saying so. Everybody writes theirs before looking for others': of two at once at least one
 * sees the other and leaves.
 *
 * @throws {Problem} `busy` while another process works there; `staging-refused` where the folder is not one of ours
 */
export function hold(staging: Staging, fs: FileSystem): Hold {
  const name = `${holderPrefix}${host()}-${process.pid}-${randomBytes(4).toString('hex')}`;
  enter(staging, name, fs);
  ours.add(name);
  const release = (): void => {
    ours.delete(name);
    quietly(() => {
      fs.remove(staging.inside(name));
    });
    quietly(() => {
      fs.removeFolder(staging.folder);
    });
  };
  try {
    for (const other of fs.list(staging.folder)) {
      if (!other.startsWith(holderPrefix) || other === name) continue;
      if (isAlive(other, staging, fs)) throw busy(staging, other);
      unless(['ENOENT'], () => {
        fs.remove(staging.inside(other));
      });
    }
  } catch (error) {
    release();
    throw error;
  }
  return { release };
}

function enter(staging: Staging, name: string, fs: FileSystem): void {
  for (let attempt = 1; ; attempt += 1) {
    const made = unless(['EEXIST'], () => {
      fs.makeFolder(staging.folder);
    });
    if (!made) refuseForeign(staging, fs);
    try {
      // Whoever left last may have removed the folder in between.
      const entered = unless(attempt < 5 ? ['ENOENT'] : [], () => {
        fs.writeNew(staging.inside(name), '');
      });
      if (entered) return;
    } catch (error) {
      quietly(() => {
        fs.removeFolder(staging.folder);
      });
      throw error;
    }
  }
}

/** A folder that somebody else put there could hold a journal that makes this run do their work. */
function refuseForeign(staging: Staging, fs: FileSystem): void {
  const entry = fs.entry(staging.folder);
  if (entry === undefined) return;
  const self = process.getuid?.();
  if (entry.kind === 'folder' && (self === undefined || entry.owner === self)) return;
  throw new Problem({
    code: 'staging-refused',
    message: `${printable(staging.folder)} ${entry.kind === 'folder' ? 'belongs to another user' : 'is not a folder'}.`,
    cause: 'A run keeps its unfinished work there, and carries out only its own.',
    next: 'Find out where it comes from, then remove it.',
    exitCode: ExitCode.refused,
  });
}

function isAlive(holder: string, staging: Staging, fs: FileSystem): boolean {
  const entry = fs.entry(staging.inside(holder));
  if (entry === undefined || Date.now() - entry.modified > longestHold) return false;
  const [, where = '', pid = ''] = /^holder-([0-9a-f]{8})-(\d{1,10})-/.exec(holder) ?? [];
  if (where !== host()) return where !== '';
  return Number(pid) === process.pid ? ours.has(holder) : runs(Number(pid));
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, under another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function host(): string {
  return sha256(hostname()).slice(0, 8);
}

function busy(staging: Staging, holder: string): Problem {
  const pid = holder.split('-')[2] ?? '';
  return new Problem({
    code: 'busy',
    message: `Another run (process ${pid}) is writing to ${printable(staging.base)}.`,
    cause: 'Two runs at once would overwrite each other.',
    next: `Repeat the command when it has ended. If there is no such process, remove ${printable(staging.folder)}.`,
    exitCode: ExitCode.refused,
  });
}
