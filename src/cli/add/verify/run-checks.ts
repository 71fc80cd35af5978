import { withProgress } from '../../toolchain/progress.js';
import { runTool } from '../../toolchain/run-tool.js';
import type { Project } from '../../toolchain/carry-out.js';
import type { Io } from '../../terminal/io.js';
import type { Check } from './checks.js';
import { failuresIn, type CheckOutcome } from './failures.js';

interface Run {
  readonly io: Io;
  readonly signal: AbortSignal;
}

/**
 * Runs checks in a project, one after the other, whatever they end with.
 *
 * @param when is told beside each: `before`
 * @returns by the name of the check; one that another keeps from running is left out
 * @throws {Problem} what the toolchain says where its program is missing
 */
export async function runChecks(
  checks: readonly Check[],
  project: Project,
  when: string,
  run: Run,
): Promise<ReadonlyMap<string, CheckOutcome>> {
  const outcomes = new Map<string, CheckOutcome>();
  let previous: CheckOutcome | undefined;
  for (const check of checks) {
    if (check.needsPrevious === true && previous?.passed === false) continue;
    const doing = `Running its ${check.name}, ${when}`;
    const done = `Its ${check.name} ran, ${when}`;
    previous = await withProgress(run.io, { doing, done }, () => runCheck(check, project, run));
    outcomes.set(check.name, previous);
  }
  return outcomes;
}

async function runCheck(
  { arguments: args }: Check,
  { toolchain, ...place }: Project,
  { io, signal }: Run,
): Promise<CheckOutcome> {
  const show = (text: string): void => void process.stderr.write(text);
  try {
    const { code, output } = await runTool({
      command: toolchain.program,
      args,
      cwd: place.folder,
      env: toolchain.environment(process.env),
      signal,
      ...(io.verbose && { onOutput: show }),
    });
    return { passed: code === 0, failures: code === 0 ? [] : failuresIn(output) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw toolchain.missing(place);
    throw error;
  }
}
