import path from 'node:path';
import { nodeDisk, type Disk } from '../../disk/disk.js';
import { ExitCode, Problem } from '../../errors/errors.js';
import { lockFileName } from '../../plan/lock/entry.js';
import { readLock } from '../../plan/lock/read.js';
import { printable, refused } from '../../plan/paths/refusal.js';
import { survey } from '../../plan/paths/survey.js';
import { findTarget } from '../../plan/paths/target.js';
import type { Plan } from '../../plan/plan.js';
import { Staging } from '../staging.js';
import { fromLock } from './from-lock.js';
import { fromRecord, readRecord } from './from-record.js';

/**
 * Plans to take back what the last run did in a root: files that it made go, those that it changed or deleted come back to the
 * byte, and folders that it made go where nothing else is in them. Taking back an undo does it again. Reads the target and writes
 * nothing.
 *
 * @throws {Problem} exit code 5: `nothing-to-undo`; `changed-since`, naming each file that is not as the run left it;
 *   `journal-invalid`; and what `survey` and `findTarget` refuse
 */
export function planUndo(given: string, disk: Disk = nodeDisk): Promise<Plan> {
  return Promise.resolve().then(() => plan(given, disk));
}

function plan(given: string, disk: Disk): Plan {
  const { root, missing } = findTarget(given, disk);
  if (missing.length > 0) throw nothingToUndo(root);
  const record = readRecord(new Staging({ base: root, missing: [] }), disk);
  const undone = record === undefined ? fromLock(root, disk) : fromRecord(record, root, disk);
  if (undone === undefined) throw nothingToUndo(root);
  if (undone.refusals.length > 0) throw refused(undone.refusals, root);
  const { changes, emptied } = undone;
  return {
    command: 'undo',
    root,
    guidance: guidanceOf(root, disk),
    flows: [],
    changes: [...changes].sort((a, b) => (a.path < b.path ? -1 : 1)),
    emptied: [...emptied].sort((a, b) => b.length - a.length),
  };
}

/** The version that is generated with what is there now; empty where nothing says so. */
function guidanceOf(root: string, disk: Disk): string {
  const lock = survey(root, [lockFileName], disk).files.get(lockFileName);
  try {
    return lock === undefined ? '' : readLock(lock.bytes.toString('utf8')).guidance;
  } catch {
    return '';
  }
}

function nothingToUndo(root: string): Problem {
  return new Problem({
    code: 'nothing-to-undo',
    message: `There is nothing to undo in ${printable(root)}.`,
    cause: `What a run replaced is kept in ${printable(path.join(root, '.mtls-pop.undo'))} until the next run; it is not committed, and a run before the last cannot be undone.`,
    next: 'Name the folder of the package or solution that was written to, or use version control.',
    exitCode: ExitCode.refused,
  });
}
