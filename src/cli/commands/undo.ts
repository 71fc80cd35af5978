import type { Command } from 'commander';
import path from 'node:path';
import { createContext } from '../context.js';
import type { Start } from '../context.js';
import type { PreviewOptions } from '../plan/show.js';
import { undo } from '../undo/undo.js';

const examples = `
Examples:
  $ mtls-pop undo
  $ mtls-pop undo services/orders --dry-run`;

export function configure(command: Command, start: Start): void {
  command.argument('[dir]', 'folder that the last run wrote to', '.');
  command
    .option('--dry-run', 'print the plan and write nothing')
    .option('--diff', 'print the plan as a unified diff and write nothing')
    .addHelpText('after', examples);
  command.action(async (folder: string, options: PreviewOptions) => {
    const { io, cwd, signal } = createContext(start);
    const root = path.resolve(cwd, folder);
    const typed = path.isAbsolute(folder) ? folder : path.relative(process.cwd(), root) || '.';
    await undo({ root, folder: typed, options, io, signal });
  });
}
