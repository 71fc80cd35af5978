import type { Command } from 'commander';
import { check } from '../check/check.js';
import type { CheckOptions } from '../check/check.js';
import { createContext } from '../context.js';
import type { Start } from '../context.js';

const examples = `
Examples:
  $ mtls-pop check
  $ mtls-pop check services --recursive --json`;

export function configure(command: Command, start: Start): void {
  command.argument('[dir...]', 'folders with a .mtls-pop.yaml; by default the current one');
  command
    .option('--guidance <version>', 'compare with that guidance; by default the newest')
    .option('--recursive', 'every project below the folders')
    .addHelpText('after', examples);
  command.action(async (folders: string[], options: CheckOptions) => {
    const { io, cwd } = createContext(start);
    start.leave(await check({ folders, options, cwd, io }));
  });
}
