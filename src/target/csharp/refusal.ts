import { ExitCode, Problem, type ProblemInit } from '../../errors/errors.js';

/** A repo that the tool cannot work in, or an option that names nothing in it. */
export function refusal(init: Omit<ProblemInit, 'exitCode'>): Problem {
  return new Problem({ ...init, exitCode: ExitCode.badInput });
}

/** `a, b and c`. */
export function listed(names: readonly string[], word: 'and' | 'or' = 'and'): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ${word} ${last}`;
}
