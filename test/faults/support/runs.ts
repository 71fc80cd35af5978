import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll } from 'vitest';
import type { RunOptions, RunResult } from './run.js';

/** How a process ended; without a result where it was killed. */
export interface Ended {
  readonly signal: NodeJS.Signals | null;
  readonly result: RunResult | undefined;
  readonly stderr: string;
}

export interface Runs {
  /** @param user user id that the process changes to; only root can */
  readonly run: (options: RunOptions, user?: number) => Ended;
  /** Starts a run that waits at its gate, and gives it once it is there. */
  readonly start: (options: RunOptions & { gate: string }) => Promise<{ ended: Promise<Ended> }>;
}

/** Bundles `run.ts` for the tests of a file, because Node 20 runs no TypeScript. */
export function useRuns(): Runs {
  let folder = '';
  const program = (): string => path.join(folder, 'run.mjs');
  beforeAll(async () => {
    folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'mtls-pop-faults-')));
    chmodSync(folder, 0o755);
    const input = path.join(import.meta.dirname, 'run.ts');
    const bundle = await rolldown({ input, platform: 'node' });
    await bundle.write({ file: program() });
    await bundle.close();
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    run(options, user) {
      const identity = user === undefined ? {} : { uid: user, gid: user };
      const { error, signal, stdout, stderr } = spawnSync(process.execPath, [program()], {
        input: JSON.stringify(options),
        encoding: 'utf8',
        ...identity,
      });
      if (error !== undefined) throw error;
      return { signal, result: lastLine(stdout), stderr };
    },
    start(options) {
      const child = spawn(process.execPath, [program()]);
      child.stdin.end(JSON.stringify(options));
      let stdout = '';
      let stderr = '';
      child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
      const ended = new Promise<Ended>((resolve, reject) => {
        child.once('error', reject);
        child.once('close', (_code, signal) => {
          resolve({ signal, result: lastLine(stdout), stderr });
        });
      });
      return new Promise((resolve, reject) => {
        child.once('error', reject);
        child.once('close', () => {
          reject(new Error(`The run ended before its gate: ${stdout}${stderr}`));
        });
        child.stdout.setEncoding('utf8').on('data', (text: string) => {
          stdout += text;
          if (stdout.startsWith('ready\n')) resolve({ ended });
        });
      });
    },
  };
}

function lastLine(stdout: string): RunResult | undefined {
  const line = stdout.trim().split('\n').at(-1) ?? '';
  return line.startsWith('{') ? (JSON.parse(line) as RunResult) : undefined;
}
