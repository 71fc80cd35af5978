import { nodeDisk } from '../../disk/disk.js';
import { ExitCode, Problem } from '../../errors/errors.js';
import { findTarget } from '../../plan/paths/target.js';
import { packFor, projectToUpdate } from '../../plan/update/request.js';
import { changedFlows } from '../../plan/update/changed-flows.js';
import { stateOf, type ProjectState } from '../../plan/update/state.js';
import type { Io } from '../terminal/io.js';
import { shellLine } from '../terminal/shell.js';
import { visible } from '../terminal/text.js';
import { projectsNamed, type Named } from '../update/folders.js';
import { worst } from '../update/worst.js';

export interface CheckOptions {
  readonly guidance?: string;
  readonly recursive?: boolean;
}

export interface CheckRun {
  /** As they were typed. */
  readonly folders: readonly string[];
  readonly options: CheckOptions;
  readonly cwd: string;
  readonly io: Io;
}

interface Checked {
  readonly text: string;
  readonly document: object;
  readonly exitCode: ExitCode;
}

/** `mtls-pop check`: says what `update` would find in each project, and writes nothing. */
export async function check({ folders, options, cwd, io }: CheckRun): Promise<ExitCode> {
  const recursive = options.recursive === true;
  const projects = projectsNamed(folders, { cwd, recursive });
  const checked: Checked[] = [];
  for (const project of projects) {
    const one = (): Promise<Checked> => checkOne(project, options.guidance, cwd);
    checked.push(projects.length === 1 && !recursive ? await one() : await orProblem(project, one));
  }
  if (io.json) io.document({ projects: checked.map(({ document }) => document) });
  else if (checked.length === 0) io.print('There is no .mtls-pop.yaml in or below these folders.');
  else io.print(checked.map(({ text }) => text).join('\n'));
  return worst(checked.map(({ exitCode }) => exitCode));
}

async function checkOne(
  { root: given, folder }: Named,
  asked: string | undefined,
  cwd: string,
): Promise<Checked> {
  const { root } = findTarget(given, nodeDisk);
  const project = await projectToUpdate(root);
  const pack = await packFor(project, asked, cwd);
  const flows = changedFlows(project.listed, {}, pack);
  const state = await stateOf(root, { project, pack, flows });
  const isFine = !state.outdated && state.broken.length === 0;
  return {
    text: textOf(state, folder),
    document: { folder, state: wordFor(state), ...state },
    exitCode: isFine ? ExitCode.done : ExitCode.outdated,
  };
}

async function orProblem({ folder }: Named, one: () => Promise<Checked>): Promise<Checked> {
  try {
    return await one();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return {
      text: `${visible(folder)}: cannot be checked. ${visible(error.message)}\n  Next: ${visible(error.next)}`,
      document: { folder, state: 'unknown', ...error.toJSON() },
      exitCode: error.exitCode,
    };
  }
}

const wordFor = ({ broken, outdated, drifted, moved, deleted }: ProjectState): string =>
  broken.length > 0
    ? 'broken'
    : outdated
      ? 'outdated'
      : drifted.length + moved.length + deleted.length > 0
        ? 'drifted'
        : 'current';

function textOf(state: ProjectState, folder: string): string {
  const { guidance, target, outdated, drifted, moved, deleted, broken } = state;
  const update = shellLine(['mtls-pop', 'update', ...(folder === '.' ? [] : [folder])]);
  const lines = [
    outdated
      ? `${visible(folder)}: outdated, ${guidance === target ? `guidance ${guidance} gives other files now` : `guidance ${guidance}, and there is ${target}`}. Run: ${update}`
      : `${visible(folder)}: up to date with guidance ${guidance}.`,
    ...broken.map(({ path, why }) => `  broken: ${visible(path)} ${visible(why)}`),
    ...drifted.map((path) => `  edited: ${visible(path)}`),
    ...moved.map(({ path, to }) => `  moved: ${visible(path)} to ${visible(to)}`),
    ...deleted.map((path) => `  deleted: ${visible(path)}`),
  ];
  return lines.join('\n');
}
