import type { Disk } from '../../disk/disk.js';
import { answersFileName } from '../../plan/answers/answers-file.js';
import { lockFileName } from '../../plan/lock/entry.js';
import { readLock } from '../../plan/lock/read.js';
import { sha256 } from '../../plan/paths/sha256.js';
import { survey } from '../../plan/paths/survey.js';
import type { Change } from '../../plan/plan.js';
import { changedSince, foldersDownTo, type Undone } from './undone.js';

/**
 * A run of `new` that made nothing but new files leaves no record: its lock file names all of them. A lock file that knows of more
 * than that was written by several runs, of which none can be told from the others; so was one whose files were moved.
 *
 * @returns undefined where there is no lock file, or one of several runs
 * @throws {Problem} `lock-invalid`
 */
export function fromLock(root: string, disk: Disk): Undone | undefined {
  const own = survey(root, [lockFileName, answersFileName], disk);
  const [lockFile, answers] = [own.files.get(lockFileName), own.files.get(answersFileName)];
  if (own.refusals.length > 0) return { changes: [], emptied: [], refusals: own.refusals };
  if (lockFile === undefined || answers === undefined) return undefined;
  const { entries, contributions } = readLock(lockFile.bytes.toString('utf8'));
  const text = answers.bytes.toString('utf8');
  const flows = text.match(/^ *- /gm)?.length;
  if (contributions.length > 0 || flows !== 1 || /^moved:/m.test(text)) return undefined;
  const { files, refusals } = survey(
    root,
    entries.map(({ path }) => path),
    disk,
  );
  const changes: Change[] = [];
  const changed: string[] = [];
  const reason = 'made by mtls-pop';
  for (const { path, sha256: pristine } of entries) {
    const seen = files.get(path);
    if (seen === undefined) continue;
    const before = seen.bytes.toString('utf8');
    if (seen.sha256 !== pristine && sha256(before.replaceAll('\r\n', '\n')) !== pristine) changed.push(path);
    changes.push({ action: 'delete', path, seen: seen.sha256, before, reason });
  }
  for (const [path, { bytes, sha256: seen }] of own.files) {
    changes.push({ action: 'delete', path, seen, before: bytes.toString('utf8'), reason });
  }
  const folders = changes.flatMap(({ path }) => {
    const [top = ''] = path.split('/');
    return foldersDownTo(path, top);
  });
  const refusing = new Set(refusals.map(({ path }) => path));
  return {
    changes,
    emptied: [...new Set(folders)],
    refusals: [...refusals, ...changed.filter((path) => !refusing.has(path)).map(changedSince)],
  };
}
