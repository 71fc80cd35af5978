import { ExitCode, Problem } from '../../errors/errors.js';
import type { Io } from '../terminal/io.js';
import { withProgress } from './progress.js';
import { runTool } from './run-tool.js';
import type { ToolOutcome } from './run-tool.js';
import { tail } from './tail.js';
import { standing } from './toolchain.js';
import type { Place, Step, Toolchain } from './toolchain.js';

export interface Project extends Place {
  readonly toolchain: Toolchain;
}

interface Run {
  readonly io: Io;
  readonly signal: AbortSignal;
}

/**
 * Carries steps out in a project, one after the other. The first that fails ends it, with the end of its log.
 *
 * @throws {Problem} `install-failed`, `build-failed`, `test-failed`, or what the toolchain says where its program cannot do them
 */
export async function carryOut(wanted: readonly Step[], project: Project, run: Run): Promise<void> {
  const { steps } = project.toolchain;
  await checkToolchain(project, run);
  for (const step of wanted) {
    const output = await withProgress(run.io, steps[step], () => carryOutStep(step, project, run));
    if (step === 'test' && !run.io.verbose) run.io.say(run.io.colors.dim(tail(output, 8)));
  }
}

/** Looks whether the toolchain's program can do the steps. @throws {Problem} where it cannot */
export async function checkToolchain(project: Project, { signal }: Pick<Run, 'signal'>): Promise<void> {
  const { check } = project.toolchain;
  if (check === undefined) return;
  const flaw = check.flawIn(await runIn(project, check.arguments, signal), project);
  if (flaw !== undefined) throw flaw;
}

async function carryOutStep(step: Step, project: Project, { io, signal }: Run): Promise<string> {
  const show = (text: string): void => void process.stderr.write(text);
  const { code, output } = await runIn(
    project,
    project.toolchain.steps[step].arguments,
    signal,
    io.verbose ? show : undefined,
  );
  if (code === 0) return output;
  throw failed(step, project, io.verbose ? '' : `\n${tail(output, 30)}`);
}

async function runIn(
  { toolchain, ...place }: Project,
  args: readonly string[],
  signal: AbortSignal,
  onOutput?: (text: string) => void,
): Promise<ToolOutcome> {
  try {
    return await runTool({
      command: toolchain.program,
      args,
      cwd: place.folder,
      env: toolchain.environment(process.env),
      signal,
      ...(onOutput && { onOutput }),
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw toolchain.missing(place);
    throw error;
  }
}

function failed(step: Step, { toolchain, ...place }: Project, log: string): Problem {
  const { failed: what, typed } = toolchain.steps[step];
  return new Problem({
    code: `${step}-failed`,
    message: `${what} (${typed}). ${standing(place)}${log}`,
    next: `Run \`${typed}\` in ${place.folder} once the cause is gone.`,
    exitCode: ExitCode.unexpected,
  });
}
