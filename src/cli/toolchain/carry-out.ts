import { ExitCode, Problem } from '../../errors/errors.js';
import type { Io } from '../terminal/io.js';
import { withProgress } from './progress.js';
import { runTool } from './run-tool.js';
import type { ToolOutcome } from './run-tool.js';
import { tail } from './tail.js';
import type { Step, Toolchain } from './toolchain.js';

export interface Project {
  /** Absolute. */
  readonly folder: string;
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
  const { steps, check } = project.toolchain;
  if (check !== undefined) {
    const answer = await runIn(project, check.arguments, run.signal);
    const flaw = check.flawIn(answer, project.folder);
    if (flaw !== undefined) throw flaw;
  }
  for (const step of wanted) {
    const output = await withProgress(run.io, steps[step], () => carryOutStep(step, project, run));
    if (step === 'test' && !run.io.verbose) run.io.say(run.io.colors.dim(tail(output, 8)));
  }
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
  { folder, toolchain }: Project,
  args: readonly string[],
  signal: AbortSignal,
  onOutput?: (text: string) => void,
): Promise<ToolOutcome> {
  try {
    return await runTool({
      command: toolchain.program,
      args,
      cwd: folder,
      env: toolchain.environment(process.env),
      signal,
      ...(onOutput && { onOutput }),
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw toolchain.missing(folder);
    throw error;
  }
}

function failed(step: Step, { folder, toolchain }: Project, log: string): Problem {
  const { failed: what, typed } = toolchain.steps[step];
  return new Problem({
    code: `${step}-failed`,
    message: `${what} (${typed}). What was made is complete, in ${folder}.${log}`,
    next: `Run \`${typed}\` in ${folder} once the cause is gone.`,
    exitCode: ExitCode.unexpected,
  });
}
