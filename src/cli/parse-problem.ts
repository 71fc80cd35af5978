import type { CommanderError } from 'commander';
import { ExitCode, Problem } from '../errors/errors.js';
import { shorten } from './terminal/text.js';

const codes: Readonly<Record<string, string>> = {
  'commander.unknownCommand': 'unknown-command',
  'commander.unknownOption': 'unknown-option',
  'commander.excessArguments': 'too-many-arguments',
  'commander.missingArgument': 'missing-argument',
  'commander.optionMissingArgument': 'missing-option-value',
  'commander.help': 'missing-command',
};

/** What commander says about a command line that it cannot read, as a mistake with a next step. */
export function parseProblem(error: CommanderError, commandPath: string): Problem {
  const [said = '', hint] =
    error.code === 'commander.help'
      ? [`\`${commandPath}\` needs a command`]
      : error.message.replace(/^error: /, '').split('\n');
  const suggestion = hint === undefined ? undefined : /Did you mean (?:one of )?(.+?)\?/.exec(hint)?.[1];
  const help = `See \`${commandPath} --help\`.`;
  return new Problem({
    code: codes[error.code] ?? 'bad-command-line',
    message: sentence(shorten(said)),
    next: suggestion === undefined ? help : `Did you mean ${suggestion}? ${help}`,
    exitCode: ExitCode.badInput,
  });
}

function sentence(text: string): string {
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?…)]$/.test(capital) ? capital : `${capital}.`;
}
