import { ExitCode, Problem } from '../../errors/errors.js';
import { loadPack } from '../../guidance/load.js';
import type { Pack } from '../../guidance/schema.js';
import { answersFileName } from '../answers/answers-file.js';
import { printable } from '../paths/refusal.js';
import { isBuiltIn } from './listed-flows.js';
import type { Project } from './read-project.js';

/**
 * The guidance that a flow is added with: what was asked for, else that of the project, else the newest.
 *
 * @param asked a version, or the path of a pack's folder relative to `cwd`
 * @throws {Problem} exit code 2: `guidance-differs` where the project follows another version, `guidance-unknown` where its version
 *   does not come with the tool, and those of `loadPack`
 */
export async function packOf(
  project: Project | undefined,
  asked: string | undefined,
  cwd: string,
): Promise<Pack> {
  if (asked === undefined && project !== undefined) return loadOwn(project.guidance, cwd);
  const pack = await loadPack(asked, cwd);
  if (project === undefined || project.guidance === pack.version) return pack;
  throw new Problem({
    code: 'guidance-differs',
    message: `Guidance ${printable(pack.version)} was asked for, and this project follows ${printable(project.guidance)}.`,
    cause: `All flows of a project follow one version of the guidance: the one in ${answersFileName}.`,
    next: 'Leave --guidance out; or bring the project to that version first: mtls-pop update.',
    exitCode: ExitCode.badInput,
  });
}

/** What a file names is a version and never a path: it may have come from anybody. */
function loadOwn(guidance: string, cwd: string): Promise<Pack> {
  if (isBuiltIn(guidance)) return loadPack(guidance, cwd);
  throw new Problem({
    code: 'guidance-unknown',
    message: `${answersFileName} names guidance ${printable(guidance)}, which does not come with this version of mtls-pop.`,
    cause: 'It may be from a newer version of the tool, or from a pack folder of your own.',
    next: 'Name the pack’s folder: --guidance <folder>. Or use the version of mtls-pop that made the project.',
    exitCode: ExitCode.badInput,
  });
}
