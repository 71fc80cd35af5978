import type { Command } from 'commander';
import path from 'node:path';
import { add } from '../add/add.js';
import { declareOptions } from '../add/options.js';
import type { AddOptions } from '../add/options.js';
import { answersAmong } from '../answers/options.js';
import { createContext } from '../context.js';
import type { Start } from '../context.js';

const examples = `
Examples:
  $ mtls-pop add
  $ mtls-pop add services/orders --flow vanilla --auth confidential-client --yes --verify
  $ mtls-pop add --package @contoso/api --resource api://contoso/orders --name orders --dry-run
  $ mtls-pop add --project Contoso.Orders.Api --flow fic --auth managed-identity \\
      --identity system-assigned --final-token mtls-pop --yes --wire`;

export function configure(command: Command, start: Start): void {
  command.argument('[dir]', 'folder of the package, or of the solution', '.');
  declareOptions(command);
  command.addHelpText('after', examples);
  command.action(async (folder: string, options: Readonly<Record<string, unknown>> & AddOptions) => {
    const { io, cwd, signal } = createContext(start);
    const root = path.resolve(cwd, folder);
    const typed = path.isAbsolute(folder) ? folder : path.relative(process.cwd(), root) || '.';
    await add({ root, folder: typed, flags: answersAmong(options), options, cwd, io, signal });
  });
}
