import { stripVTControlCharacters } from 'node:util';
import { ExitCode, Problem } from '../../errors/errors.js';
import type { PackageManager } from '../../scenario/flow.js';
import type { Io } from '../terminal/io.js';
import { argumentsOf, environment, typed } from './package-manager.js';
import type { Step } from './package-manager.js';
import { withProgress } from './progress.js';
import { runTool } from './run-tool.js';

const words: Record<Step, { doing: string; done: string; failed: string }> = {
  install: {
    doing: 'Installing packages',
    done: 'Packages installed',
    failed: 'Installing the packages failed',
  },
  build: { doing: 'Building', done: 'Built', failed: 'Building the project failed' },
  test: { doing: 'Running its tests', done: 'Its tests pass', failed: 'The tests of the project failed' },
};

export interface Project {
  /** Absolute. */
  readonly folder: string;
  readonly packageManager: PackageManager;
}

/** Carries steps out in a project, one after the other. The first that fails ends it, with the end of its log. */
export async function carryOut(
  wanted: readonly Step[],
  project: Project,
  { io, signal }: { io: Io; signal: AbortSignal },
): Promise<void> {
  for (const step of wanted) {
    const output = await withProgress(io, words[step], () => carryOutStep(step, project, io, signal));
    if (step === 'test' && !io.verbose) io.say(io.colors.dim(tail(output, 8)));
  }
}

async function carryOutStep(step: Step, project: Project, io: Io, signal: AbortSignal): Promise<string> {
  const { packageManager, folder } = project;
  try {
    const { code, output } = await runTool({
      command: packageManager,
      args: argumentsOf(step, packageManager),
      cwd: folder,
      env: environment(process.env),
      signal,
      ...(io.verbose && { onOutput: (text: string) => process.stderr.write(text) }),
    });
    if (code === 0) return output;
    throw failed(step, project, io.verbose ? '' : `\n${tail(output, 30)}`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw missing(packageManager);
    throw error;
  }
}

function failed(step: Step, { folder, packageManager }: Project, log: string): Problem {
  return new Problem({
    code: `${step}-failed`,
    message: `${words[step].failed} (${typed(step, packageManager)}). What was made is complete, in ${folder}.${log}`,
    next: `Run \`${typed(step, packageManager)}\` in ${folder} once the cause is gone.`,
    exitCode: ExitCode.unexpected,
  });
}

function missing(packageManager: PackageManager): Problem {
  return new Problem({
    code: 'package-manager-missing',
    message: `${packageManager} is not on the PATH.`,
    cause: `The project was made for ${packageManager}.`,
    next:
      packageManager === 'npm'
        ? 'Install npm (it comes with Node), then run `npm install` in the project.'
        : `Run \`corepack enable ${packageManager}\`, or make the project with --package-manager npm.`,
    exitCode: ExitCode.unexpected,
  });
}

/** The last lines that say something, without colours. */
function tail(output: string, lines: number): string {
  return stripVTControlCharacters(output)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(-lines)
    .map((line) => `  ${line.trimEnd()}`)
    .join('\n');
}
