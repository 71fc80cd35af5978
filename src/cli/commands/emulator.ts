import type { Command } from 'commander';
import path from 'node:path';
import { createContext } from '../context.js';
import type { Start } from '../context.js';
import { runEmulator } from '../emulator/run-emulator.js';
import { ExitCode, Problem } from '../../errors/errors.js';
import { shorten } from '../terminal/text.js';

const examples = `
Examples:
  $ mtls-pop emulator
  $ mtls-pop emulator --port 8443 --dir ./emulator --json`;

export function configure(command: Command, start: Start): void {
  command
    .option('--port <port>', 'port for TLS; 0 takes a free one', '0')
    .option('--dir <dir>', 'folder to write credentials to (default: a temporary one, removed at the end)')
    .addHelpText('after', examples)
    .action(async ({ port, dir }: { port: string; dir?: string }) => {
      const { io, cwd, signal } = createContext(start);
      const out = (text: string): void => {
        if (io.json) process.stdout.write(`${text}\n`);
        else io.print(text);
      };
      await runEmulator(
        { port: portOf(port), json: io.json, ...(dir !== undefined && { dir: path.resolve(cwd, dir) }) },
        { out, color: io.colors.isColorSupported, signal },
      );
    });
}

function portOf(text: string): number {
  if (/^\d{1,5}$/.test(text)) return Number(text);
  throw new Problem({
    code: 'invalid-port',
    message: `--port ${shorten(text)} is not a TCP port.`,
    next: 'Use a number from 1 to 65535, or 0 for a free one.',
    exitCode: ExitCode.badInput,
  });
}
