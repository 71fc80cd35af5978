import { Problem } from '../../src/errors/errors.js';

/**
 * Runs one of Yeoman's steps. `yo` prints an error's message and ends the process with its `code`, which has to be a number: a
 * problem is told in full and carries its exit code.
 */
export async function told(step: () => Promise<void>): Promise<void> {
  try {
    await step();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { message, because, next, exitCode } = error;
    const lines = [message, ...(because === undefined ? [] : [`Why:  ${because}`]), `Next: ${next}`];
    throw Object.assign(new Error(lines.join('\n'), { cause: error }), { code: exitCode });
  }
}
