import type { Command } from 'commander';
import path from 'node:path';
import { createContext } from '../context.js';
import type { Start } from '../context.js';
import { make } from '../new/make.js';
import { answersAmong } from '../answers/options.js';
import { declareOptions } from '../new/options.js';
import type { RunOptions } from '../new/options.js';

const examples = `
Examples:
  $ mtls-pop new my-service
  $ mtls-pop new my-service --flow vanilla --auth confidential-client --yes --verify
  $ mtls-pop new my-service --flow fic --auth managed-identity \\
      --identity user-assigned-client-id --identity-value 6325cd32-9911-41f3-819c-416cdf9104e7 \\
      --final-token bearer --resource https://graph.microsoft.com --yes
  $ mtls-pop new --answers answers.yaml --dry-run --json`;

export function configure(command: Command, start: Start): void {
  command.argument('[dir]', 'folder of the service', '.');
  declareOptions(command);
  command.addHelpText('after', examples);
  command.action(async (folder: string, options: Readonly<Record<string, unknown>> & RunOptions) => {
    const { io, cwd, signal } = createContext(start);
    const root = path.resolve(cwd, folder);
    const typed = path.isAbsolute(folder) ? folder : path.relative(process.cwd(), root) || '.';
    await make({ root, folder: typed, flags: answersAmong(options), options, cwd, io, signal });
  });
}
