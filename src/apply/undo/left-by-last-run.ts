import { nodeDisk, type Disk } from '../../disk/disk.js';
import { Problem } from '../../errors/errors.js';
import type { IsOurs } from '../../plan/add/plan-add.js';
import { findTarget } from '../../plan/paths/target.js';
import { Staging } from '../staging.js';
import { readRecord } from './from-record.js';

/**
 * Tells which files are as the last run in a root left them, and differ from what is committed only in what this tool wrote. A record
 * that cannot be read tells of none: that is for `undo` to refuse.
 */
export function leftByLastRun(given: string, disk: Disk = nodeDisk): IsOurs {
  const left = new Set(filesOf(given, disk));
  return (path, sha256) => left.has(`${sha256} ${path}`);
}

function filesOf(given: string, disk: Disk): string[] {
  try {
    const { root, missing } = findTarget(given, disk);
    const record =
      missing.length > 0 ? undefined : readRecord(new Staging({ base: root, missing: [] }), disk);
    return (record?.journal.moves ?? []).flatMap((move) => {
      if (move.action === 'create')
        return move.files.map(
          ({ path, sha256 }) => `${sha256} ${path === '' ? move.to : `${move.to}/${path}`}`,
        );
      return move.action === 'replace' && move.onlyOurs === true ? [`${move.after} ${move.to}`] : [];
    });
  } catch (error) {
    if (error instanceof Problem) return [];
    throw error;
  }
}
