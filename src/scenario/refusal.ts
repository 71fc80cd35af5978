import { ExitCode, Problem } from '../errors/errors.js';

/** Why an answer cannot be used. Several of them become one problem, so that nobody corrects them one run at a time. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly cause?: string;
  readonly next: string;
}

/** Of one answer, whatever the others are. */
export const invalidValue = (message: string, cause: string | undefined, next: string): Refusal => ({
  code: 'invalid-value',
  message,
  ...(cause !== undefined && { cause }),
  next,
});

/** @throws Problem with exit code 2, unless there is nothing to refuse. */
export function throwRefusals(refusals: readonly Refusal[]): void {
  const [first, ...others] = refusals;
  if (first === undefined) return;
  if (others.length === 0) throw new Problem({ ...first, exitCode: ExitCode.badInput });
  const causes = unique(refusals.flatMap(({ cause }) => (cause === undefined ? [] : [cause])));
  throw new Problem({
    code: 'invalid-answers',
    message: `${refusals.length} answers cannot be used:${list(refusals.map(({ message }) => message))}`,
    ...(causes.length > 0 && { cause: causes.join('\n') }),
    next: unique(refusals.map(({ next }) => next)).join('\n'),
    exitCode: ExitCode.badInput,
  });
}

const unique = (lines: readonly string[]): string[] => [...new Set(lines)];

const list = (lines: readonly string[]): string => lines.map((line) => `\n  ${line}`).join('');
