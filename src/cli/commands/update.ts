import type { Command } from 'commander';
import { answersAmong } from '../answers/options.js';
import { createContext } from '../context.js';
import type { Start } from '../context.js';
import { declareOptions } from '../update/options.js';
import type { UpdateOptions } from '../update/options.js';
import { update } from '../update/update.js';

const examples = `
Examples:
  $ mtls-pop update
  $ mtls-pop update services/orders --dry-run
  $ mtls-pop update --final-token bearer
  $ mtls-pop update --guidance 1.1.0 --conflict reject
  $ mtls-pop update --recursive --yes`;

export function configure(command: Command, start: Start): void {
  command.argument('[dir...]', 'folders with a .mtls-pop.yaml; by default the current one');
  declareOptions(command);
  command.addHelpText('after', examples);
  command.action(async (folders: string[], options: Readonly<Record<string, unknown>> & UpdateOptions) => {
    const { io, cwd, signal } = createContext(start);
    start.leave(await update({ folders, flags: answersAmong(options), options, cwd, io, signal }));
  });
}
