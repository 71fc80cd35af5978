import { ExitCode, Problem } from '../errors/errors.js';

/** The repo's own formatter is installed and cannot be used. */
export function formatterFailed(name: string, reason: string): Problem {
  const [firstLine = ''] = reason.trim().split(/\r?\n/, 1);
  return new Problem({
    code: 'formatter-failed',
    message: `The repo's own ${name} failed: ${firstLine.replace(/\.$/, '')}.`,
    cause:
      'New files are formatted with the formatter that the repo has installed, under its own configuration.',
    next: `Run ${name} on a file of yours to see what is wrong, then run the same command again.`,
    exitCode: ExitCode.refused,
  });
}
