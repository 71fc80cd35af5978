import { recover } from '../../apply/recover.js';
import { Problem } from '../../errors/errors.js';
import { lookAtRepo } from '../../plan/add/look-at-repo.js';
import type { OpenPoint, Repo, RepoOptions } from '../../plan/add/repo.js';
import type { Language } from '../../scenario/flow.js';
import type { Io } from '../terminal/io.js';
import { choose } from '../terminal/prompt.js';
import { wrap } from '../terminal/text.js';
import { packageFolder } from './find-root.js';

interface Looking {
  readonly io: Io;
  readonly signal: AbortSignal;
  /** Whether a person can be asked. */
  readonly asking: boolean;
  readonly preview: boolean;
}

/** A repo, and what a person has said about it. */
export interface Looked {
  readonly repo: Repo;
  readonly said: RepoOptions;
}

/** Looks at a repo, says what it is, and asks what it does not tell. */
export async function look(
  root: string,
  language: Language,
  said: RepoOptions,
  looking: Looking,
): Promise<Looked> {
  const { io, asking, preview } = looking;
  let repo = await choosingPackage(root, language, said, looking);
  // The solution may be above: what a killed run left there comes to its end before it is looked at.
  if (!preview && repo.root !== root && (await recover(repo.root)) !== 'nothing')
    repo = await lookAtRepo(repo.root, language, said);
  io.say(wrap(repo.description, io.width));
  for (const line of repo.evidence) io.detail(`- ${line}`);
  let settled = said;
  for (let [point] = repo.open; asking && point !== undefined; [point] = repo.open) {
    settled = { ...settled, [point.option]: await settle(point, looking) };
    repo = await lookAtRepo(repo.root, language, settled);
  }
  return { repo, said: settled };
}

/** The root of a workspace without code of its own is no place for a flow: a person says which package is. */
async function choosingPackage(
  root: string,
  language: Language,
  said: RepoOptions,
  { io, signal, asking }: Looking,
): Promise<Repo> {
  try {
    return await lookAtRepo(root, language, said);
  } catch (error) {
    if (!asking || !(error instanceof Problem) || error.code !== 'choose-a-package') throw error;
  }
  const { listPackages } = await import('../../target/typescript/workspace/list-packages.js');
  const chosen = await choose(io, signal, {
    heading: 'Which package of the workspace?',
    teach: 'A flow is added to one package; --package names it.',
    label: 'package',
    initial: undefined,
    choices: (await listPackages(root)).map(({ name, folder }) => ({
      value: folder,
      title: name,
      description: folder,
    })),
  });
  return lookAtRepo(await packageFolder(root, chosen), language, said);
}

function settle({ message, because, flag, values }: OpenPoint, { io, signal }: Looking): Promise<string> {
  return choose(io, signal, {
    heading: message,
    teach: because,
    label: flag.replace(/^--/, ''),
    initial: values[0],
    choices: values.map((value) => ({ value, title: value })),
  });
}
