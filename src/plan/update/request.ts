import { ExitCode, Problem } from '../../errors/errors.js';
import { latestVersion, loadPack } from '../../guidance/load.js';
import type { Pack } from '../../guidance/schema.js';
import type { Answers } from '../../scenario/answers.js';
import { answersFileName } from '../answers/answers-file.js';
import { printable } from '../paths/refusal.js';
import { isBuiltIn, resolveListed } from '../project/listed-flows.js';
import { readProject, type Project } from '../project/read-project.js';
import { changedFlows } from './changed-flows.js';
import type { UpdateRequest } from './contract.js';

/**
 * The project of a root, for an update.
 *
 * @throws {Problem} `nothing-generated` (exit code 2), and those of `readProject`
 */
export async function projectToUpdate(root: string): Promise<Project> {
  const project = await readProject(root, undefined, { lenient: true });
  if (project !== undefined) return project;
  throw new Problem({
    code: 'nothing-generated',
    message: `There is no ${answersFileName} in ${printable(root)}.`,
    cause: 'It says what was generated there: without it there is nothing to update.',
    next: 'Name the folder that has it: mtls-pop update <dir>; or search the folders below: --recursive',
    exitCode: ExitCode.badInput,
  });
}

/**
 * The guidance to bring a project to: what was asked for; else what a person has written into the answers file; else the newest
 * one. A project that follows a pack of its owner's stays with it, so that pack has to be named.
 *
 * @throws {Problem} `guidance-unknown` (exit code 2), and those of `loadPack`
 */
export async function packFor(project: Project, asked: string | undefined, cwd: string): Promise<Pack> {
  if (asked !== undefined) return loadPack(asked, cwd);
  if (!isBuiltIn(project.guidance))
    throw new Problem({
      code: 'guidance-unknown',
      message: `${answersFileName} names guidance ${printable(project.guidance)}, which does not come with this version of mtls-pop.`,
      cause: 'It may be from a newer version of the tool, or from a pack folder of your own.',
      next: `Name the pack’s folder, or a version: --guidance ${latestVersion()}. Or use a newer mtls-pop.`,
      exitCode: ExitCode.badInput,
    });
  return loadPack(project.guidance === project.lock.guidance ? latestVersion() : project.guidance, cwd);
}

/** What a project is to be brought to, and what it was generated with, as far as that is known. */
export async function requestFor(
  project: Project,
  pack: Pack,
  changed: Answers,
): Promise<Pick<UpdateRequest, 'project' | 'pack' | 'flows' | 'before'>> {
  const flows = changedFlows(project.listed, changed, pack);
  const isSame =
    project.lock.guidance === pack.version && Object.values(changed).every((answer) => answer === undefined);
  return { project, pack, flows, before: isSame ? { pack, flows } : await generatedWith(project) };
}

async function generatedWith({ lock, listed }: Project): Promise<UpdateRequest['before']> {
  if (!isBuiltIn(lock.guidance)) return undefined;
  const pack = await loadPack(lock.guidance);
  try {
    return { pack, flows: resolveListed(listed, pack) };
  } catch (error) {
    // Answers that a person has changed for the newer guidance mean nothing to the older one.
    if (error instanceof Problem) return undefined;
    throw error;
  }
}
