import { ExitCode, Problem } from '../errors/errors.js';

export interface MissingAnswer {
  /** `--final-token`. */
  readonly flag: string;
  /** What may be answered, or one example of it. */
  readonly values: readonly string[];
  /** When it is needed, where that depends on another missing answer: `with --flow fic`. */
  readonly condition?: string;
}

/** One problem for all of them, so that one more run is enough. */
export function missingAnswers(missing: readonly MissingAnswer[], reasons: readonly string[] = []): Problem {
  const width = Math.max(...missing.map(({ flag }) => flag.length));
  const lines = missing.map(({ flag, values, condition }) => {
    const note = condition === undefined ? '' : ` (${condition})`;
    return `\n  ${flag.padEnd(width)}  ${values.join(' | ')}${note}`;
  });
  return new Problem({
    code: 'missing-answers',
    message: `${missing.length === 1 ? 'An answer is' : 'Answers are'} missing:${lines.join('')}`,
    cause: [...reasons, 'There is no terminal to ask in, or --yes asked for no questions.'].join('\n'),
    next: 'Give these flags or put them into an answers file (--answers FILE); --yes takes the defaults where there are any.',
    exitCode: ExitCode.badInput,
  });
}
