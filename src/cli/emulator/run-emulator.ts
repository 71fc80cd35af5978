import { once } from 'node:events';
import picocolors from 'picocolors';
import { startEmulator } from '../../../templates/typescript/test/emulator/index.js';
import type { Emulator, JournalEntry } from '../../../templates/typescript/test/emulator/index.js';
import { ExitCode, Problem } from '../../errors/errors.js';
import { writeCredentials } from './credential-files.js';
import { exchangeText } from './exchange-text.js';
import { readinessDocument, readinessText } from './readiness.js';

export interface RunEmulatorOptions {
  /** For TLS, 0 to 65535; 0 takes a free one. */
  readonly port: number;
  /** Where credentials are written; a fresh temporary folder by default. */
  readonly dir?: string;
  /** One JSON document a line: the readiness, then each exchange. */
  readonly json: boolean;
}

export interface RunEmulatorIo {
  /** Prints text, which has no line break at its end. */
  out(text: string): void;
  readonly color: boolean;
  /** Ends the emulator. */
  readonly signal: AbortSignal;
}

/**
 * Runs Entra, IMDS v2 and a protected resource on loopback until the signal aborts, then removes what it wrote.
 *
 * @throws {Problem} `invalid-port`, `port-unavailable`, `credential-exists` or `credential-folder-unusable`
 */
export async function runEmulator(options: RunEmulatorOptions, io: RunEmulatorIo): Promise<void> {
  if (io.signal.aborted) return;
  const emulator = await start(options.port);
  try {
    const credentials = await writeCredentials(emulator, options.dir);
    try {
      const { ready, exchange } = printer(options.json, io.color);
      emulator.journal.onEntry((entry) => {
        io.out(exchange(entry));
        // Nobody looks back: a long run must not keep every request in memory.
        emulator.journal.clear();
      });
      io.out(ready(emulator, credentials.files));
      await aborted(io.signal);
    } finally {
      await credentials.remove();
    }
  } finally {
    await emulator.close();
  }
}

function printer(json: boolean, color: boolean) {
  const colors = picocolors.createColors(color);
  type Files = Parameters<typeof readinessText>[1];
  return json
    ? {
        ready: (emulator: Emulator, files: Files) => JSON.stringify(readinessDocument(emulator, files)),
        exchange: (entry: JournalEntry) => JSON.stringify({ exchange: entry }),
      }
    : {
        ready: (emulator: Emulator, files: Files) => readinessText(emulator, files, colors),
        exchange: (entry: JournalEntry) => exchangeText(entry, colors),
      };
}

async function start(port: number): Promise<Emulator> {
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Problem({
      code: 'invalid-port',
      message: `${port} is not a TCP port.`,
      next: 'Use --port with a number from 1 to 65535, or 0 for a free one.',
      exitCode: ExitCode.badInput,
    });
  }
  try {
    return await startEmulator({ port });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
    throw new Problem({
      code: 'port-unavailable',
      message: `Port ${port} cannot be opened.`,
      cause: code === 'EADDRINUSE' ? 'Another program listens on it.' : 'It is reserved for administrators.',
      next: 'Choose another with --port, or leave it out for a free one.',
      exitCode: ExitCode.badInput,
    });
  }
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort');
}
