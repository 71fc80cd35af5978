import { nodeDisk, type Disk } from '../../disk/disk.js';
import { loadPack } from '../../guidance/load.js';
import { compareFile } from '../compare-file.js';
import { plannedFlow } from '../answers/answers.js';
import { answersFileName } from '../answers/answers-file.js';
import { lockFileName } from '../lock/entry.js';
import { lockEntry, lockText } from '../lock/write.js';
import { refused } from '../paths/refusal.js';
import { survey } from '../paths/survey.js';
import { findTarget } from '../paths/target.js';
import { whyNoText } from '../paths/text.js';
import { unusable } from '../paths/unusable.js';
import type { Change, Plan } from '../plan.js';
import { packOf } from '../project/pack-of.js';
import { readFlows } from '../project/listed-flows.js';
import { projectToUpdate } from './request.js';
import { changedFlows } from './changed-flows.js';
import { standing } from './standing.js';
import { theirsOf } from './theirs.js';

export interface Adopted {
  readonly plan: Plan;
  readonly notes: readonly string[];
}

/**
 * Plans to rebuild the lock file from the answers: of each file that is there, what this version of the tool generates for the
 * guidance that the answers name, and of files that somebody else owns what stands there just as it would be written. What differs on
 * disk counts as its owner's from then on, and no other file is touched.
 *
 * @param asked a version, or the path of a pack's folder; by default what the answers name
 * @throws {Problem} as `readFlows`, `packOf` and `planUpdate`
 */
export async function planAdopt(
  given: string,
  asked: string | undefined,
  cwd: string,
  disk: Disk = nodeDisk,
): Promise<Adopted> {
  const { root, missing } = findTarget(given, disk);
  const own = missing.length > 0 ? undefined : survey(root, [answersFileName, lockFileName], disk);
  if (own !== undefined && own.refusals.length > 0) throw refused(own.refusals, root);
  const seen = own?.files.get(answersFileName);
  if (own === undefined || seen === undefined) {
    await projectToUpdate(root);
    throw new Error('There was no answers file to miss.');
  }
  const flaw = whyNoText(seen.bytes);
  if (flaw !== undefined) throw refused([{ ...flaw, path: answersFileName }], root);
  const answers = seen.bytes.toString('utf8');
  const listed = await readFlows(answers, answersFileName);
  const lock = { guidance: listed.guidance, entries: [], contributions: [], renderings: [] };
  const project = { ...listed, answers, lockText: '', lock };
  const pack = asked === undefined ? await packOf(project, undefined, cwd) : await loadPack(asked, cwd);
  const flows = changedFlows(listed.listed, {}, pack);
  const theirs = await theirsOf({
    root,
    project,
    pack,
    flows,
    before: undefined,
    onConflict: 'markers',
    allowDirty: true,
    allowMajor: true,
    anew: true,
    disk,
  });
  const paths = theirs.files.map(({ path }) => path);
  const edited = [...new Set(theirs.edits.map(({ path }) => path))];
  const unsafe = unusable([...paths, ...edited]);
  if (unsafe.length > 0) throw refused(unsafe, root);
  const found = survey(root, [...paths, ...edited], disk);
  if (found.refusals.length > 0) throw refused(found.refusals, root);
  const there = theirs.files.filter(({ path }) => found.files.has(path));
  const absent = paths.filter((path) => !found.files.has(path));
  const text = lockText({
    guidance: pack.version,
    entries: there.map((file) => lockEntry(file)),
    contributions: await standing(theirs.edits, found.files),
    renderings: absent.length > 0 ? [] : theirs.marks,
  });
  const lockFile = own.files.get(lockFileName);
  const before = lockFile?.bytes.toString('utf8') ?? '';
  const change: Change = compareFile({ path: lockFileName, text }, lockFile) ?? {
    action: 'modify',
    path: lockFileName,
    seen: lockFile?.sha256 ?? '',
    before,
    after: text,
    reason: 'is rebuilt from the answers',
  };
  const plan: Plan = {
    command: 'update',
    root,
    guidance: pack.version,
    flows: flows.map(plannedFlow),
    changes: [
      change,
      {
        action: 'keep',
        path: answersFileName,
        seen: seen.sha256,
        reason: 'says what the lock file is made of',
      },
    ],
  };
  const notes = absent.map((path) => `${path} is not there: an update would make it again.`);
  return { plan, notes };
}
