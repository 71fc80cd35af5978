/**
 * What a process ends with, and what every program that calls the tool may rely on.
 *
 * Source: the command line's contract, docs/cli.md.
 */
export const ExitCode = {
  done: 0,
  unexpected: 1,
  badInput: 2,
  conflicts: 3,
  outdated: 4,
  refused: 5,
  interrupted: 130,
} as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

export interface ProblemInit {
  /** Stable and kebab-case, such as `invalid-scenario`: programs compare it, people search for it. */
  code: string;
  /** One sentence that says what is wrong, with the value and the place in it. */
  message: string;
  /** Why it is wrong: the rule, the file or the limit behind it. */
  cause?: string;
  /** What to type or to change next. */
  next: string;
  exitCode: ExitCode;
}

/**
 * A mistake or a state that a person can do something about. It is shown as its message, cause and next step, never
 * as a stack trace. Everything else that is thrown counts as a bug of the tool (exit code 1).
 */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: string;
  readonly because: string | undefined;
  readonly next: string;
  readonly exitCode: ExitCode;

  constructor(init: ProblemInit) {
    super(init.message);
    this.code = init.code;
    this.because = init.cause;
    this.next = init.next;
    this.exitCode = init.exitCode;
  }

  /** The document printed with `--json`: `{"error":{"code","message","cause","next"}}`. */
  toJSON(): { error: { code: string; message: string; cause: string | null; next: string } } {
    return {
      error: { code: this.code, message: this.message, cause: this.because ?? null, next: this.next },
    };
  }
}
