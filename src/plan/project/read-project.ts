import path from 'node:path';
import { nodeDisk, type Disk } from '../../disk/disk.js';
import { ExitCode, Problem } from '../../errors/errors.js';
import { answersFileName } from '../answers/answers-file.js';
import { lockFileName, type Lock } from '../lock/entry.js';
import { readLock } from '../lock/read.js';
import { printable, refused } from '../paths/refusal.js';
import { survey } from '../paths/survey.js';
import { findTarget } from '../paths/target.js';
import { whyNoText } from '../paths/text.js';
import { readFlows, type ListedFlows } from './listed-flows.js';

/** What `.mtls-pop.yaml` and `.mtls-pop.lock` say of a root that the tool has written to before. */
export interface Project extends ListedFlows {
  /** Text of `.mtls-pop.yaml`. */
  readonly answers: string;
  /** Text of `.mtls-pop.lock`. */
  readonly lockText: string;
  readonly lock: Lock;
}

/**
 * Reads what was generated in a root, without trusting it: a repository may have come from anybody.
 *
 * @param lenient whether the two files may name different versions: an update brings them together
 * @returns undefined where nothing was
 * @throws {Problem} exit code 2: `project-invalid` for a `.mtls-pop.yaml` that cannot be read or is without its lock file,
 *   `lock-invalid`, `guidance-differs` where the two files name different versions; exit code 5: `merge-markers`, `not-utf8`,
 *   `link-in-the-way` and what else `survey` refuses
 */
export async function readProject(
  given: string,
  disk: Disk = nodeDisk,
  { lenient = false }: { readonly lenient?: boolean } = {},
): Promise<Project | undefined> {
  const { root, missing } = findTarget(given, disk);
  if (missing.length > 0) return undefined;
  const { files, refusals } = survey(root, [answersFileName, lockFileName], disk);
  if (refusals.length > 0) throw refused(refusals, root);
  const [answersFile, lockFile] = [files.get(answersFileName), files.get(lockFileName)];
  if (answersFile === undefined && lockFile === undefined) return undefined;
  if (answersFile === undefined || lockFile === undefined)
    throw incomplete(root, answersFile === undefined ? answersFileName : lockFileName);
  const flaw = whyNoText(answersFile.bytes);
  if (flaw !== undefined) throw refused([{ ...flaw, path: answersFileName }], root);
  const answers = answersFile.bytes.toString('utf8');
  const listed = await readFlows(answers, path.join(root, answersFileName));
  const lockText = lockFile.bytes.toString('utf8');
  const lock = readLock(lockText);
  if (lock.guidance !== listed.guidance && !lenient) throw differing(listed.guidance, lock.guidance);
  return { ...listed, answers, lockText, lock };
}

function incomplete(root: string, missing: string): Problem {
  const there = missing === lockFileName ? answersFileName : lockFileName;
  return new Problem({
    code: 'project-invalid',
    message: `${printable(root)} has a ${there} and no ${missing}.`,
    cause: 'One says what was generated, the other how it looked: neither is of use without the other.',
    next: `Restore it from version control, for instance: git checkout HEAD -- ${missing}.${
      missing === lockFileName ? ' Or rebuild it: mtls-pop update --adopt' : ''
    }`,
    exitCode: ExitCode.badInput,
  });
}

function differing(answers: string, lock: string): Problem {
  return new Problem({
    code: 'guidance-differs',
    message: `${answersFileName} names guidance ${printable(answers)}, and what is there was generated with ${printable(lock)}.`,
    cause: 'All flows of a project follow one version of the guidance.',
    next: `Bring what is there up to date first: mtls-pop update. Or put guidance: ${printable(lock)} back into ${answersFileName}.`,
    exitCode: ExitCode.badInput,
  });
}
