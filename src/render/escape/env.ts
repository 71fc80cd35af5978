import { ExitCode, Problem } from '../../errors/errors.js';

/** Values that need no quotes in a `.env` file, whoever reads it: Node's --env-file, dotenv or a shell. */
const bare = /^[A-Za-z0-9_.:/@%+,=-]*$/;

/**
 * The value after `NAME=` in a `.env` file, bare or in quotes that it does not hold itself. In single quotes and backticks
 * nothing is escaped, line breaks included; double quotes turn `\n` into a line break.
 *
 * @throws {Problem} `unquotable-value` where no kind of quotes can carry it: the format has no escape for quotes
 */
export function envValue(value: string): string {
  if (bare.test(value)) {
    return value;
  }
  const quote = ["'", '`', '"'].find(
    (candidate) => !value.includes(candidate) && !(candidate === '"' && value.includes('\\n')),
  );
  if (quote === undefined || /\r|\p{Cs}/u.test(value)) {
    throw new Problem({
      code: 'unquotable-value',
      message: `${JSON.stringify(value.slice(0, 80))} cannot be written into a .env file.`,
      cause:
        'A .env value stands in one kind of quotes that it does not hold itself, and is Unicode without carriage returns.',
      next: 'Choose a value without quotes of every kind, carriage returns and halves of characters.',
      exitCode: ExitCode.badInput,
    });
  }
  return quote + value + quote;
}
