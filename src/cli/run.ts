import { CommanderError } from 'commander';
import type { Command } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import type { ExitCode } from '../errors/errors.js';
import { createProgram } from './program.js';
import { listenForInterruption } from './terminal/interruption.js';
import type { OutputOptions } from './terminal/io.js';
import { forgiveClosedPipes } from './terminal/pipes.js';

/** The whole tool: reads a command line, carries it out, tells of what failed. Gives the exit code of the process. */
export async function run(args: readonly string[]): Promise<ExitCode> {
  forgiveClosedPipes();
  const interruption = listenForInterruption();
  let code: ExitCode = 0;
  const program = createProgram(packageJson.version, interruption.signal, (left) => {
    code = left;
  });
  try {
    await program.parseAsync(helpAsOption(program, args), { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    const [{ report }, { createIo }, { parseProblem }] = await Promise.all([
      import('./terminal/report.js'),
      import('./terminal/io.js'),
      import('./parse-problem.js'),
    ]);
    const told = error instanceof CommanderError ? parseProblem(error, chosenPath(program, args)) : error;
    return report(told, createIo(program.opts<OutputOptions>()), interruption.signal);
  } finally {
    interruption.stop();
  }
}

/** `help new` as `new --help`: both have to load the command's options. An unknown command stays an error. */
function helpAsOption(program: Command, args: readonly string[]): string[] {
  if (args[0] !== 'help') return [...args];
  const [, name, ...rest] = args;
  if (name === undefined) return ['--help'];
  const known = program.commands.some((command) => command.name() === name);
  return known ? [name, ...rest, '--help'] : [name, ...rest];
}

/** The deepest command that the arguments name, such as `mtls-pop guidance show`: whose help helps. */
function chosenPath(program: Command, args: readonly string[]): string {
  let command = program;
  const path = [command.name()];
  for (const word of args) {
    const next = command.commands.find((each) => each.name() === word);
    if (next === undefined) continue;
    command = next;
    path.push(word);
  }
  return path.join(' ');
}
