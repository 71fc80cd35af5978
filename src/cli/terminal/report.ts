import { ExitCode, Problem } from '../../errors/errors.js';
import { Interrupted } from './interrupted.js';
import type { Io } from './io.js';
import { indent, visible, wrap } from './text.js';

/** Tells people (and with `--json` programs) why a command failed. Gives the exit code. */
export function report(error: unknown, io: Io, signal: AbortSignal): ExitCode {
  const problem = interrupted(error, signal) ?? (error instanceof Problem ? error : unexpected(error));
  io.complain(
    problem.exitCode === ExitCode.interrupted
      ? io.complaintColors.yellow(problem.message)
      : describe(problem, io),
  );
  if (io.verbose && !(error instanceof Problem) && error instanceof Error) io.complain(error.stack ?? '');
  if (io.json) io.document(problem);
  return problem.exitCode;
}

function describe(problem: Problem, io: Io): string {
  const { complaintColors: colors } = io;
  const width = process.stderr.isTTY ? Math.max(process.stderr.columns || 80, 20) : Number.POSITIVE_INFINITY;
  const part = (label: string, paint: (text: string) => string, text: string): string => {
    const [first = '', ...rest] = indent(wrap(visible(text), width - 7), '       ').split('\n');
    return [paint(label.padEnd(7)) + first.slice(7), ...rest].join('\n');
  };
  return [
    part('Error:', colors.red, problem.message),
    ...(problem.because === undefined ? [] : [part('Why:', colors.dim, problem.because)]),
    part('Next:', colors.cyan, problem.next),
    ...(io.verbose ? [part('Code:', colors.dim, problem.code)] : []),
  ].join('\n');
}

/**
 * What is thrown while a person ends the command is a consequence of that, but for a problem: that says what could not be
 * put back.
 */
function interrupted(error: unknown, signal: AbortSignal): Problem | undefined {
  const ended = error instanceof Interrupted || (signal.aborted && !(error instanceof Problem));
  if (!ended) return undefined;
  return new Problem({
    code: 'interrupted',
    message: 'Interrupted. The target is as it was.',
    next: 'Run the command again when you are ready.',
    exitCode: ExitCode.interrupted,
  });
}

function unexpected(error: unknown): Problem {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return new Problem({
    code: 'unexpected',
    message: `mtls-pop failed unexpectedly. ${message}`,
    cause: 'This is a defect of mtls-pop, not of your input.',
    next: 'Run the command again with --verbose, and report what it prints with the command that you typed. Leave out ids and names that are not for others.',
    exitCode: ExitCode.unexpected,
  });
}
