/**
 * A run as a process of its own: recovers, plans and applies as the tool does, and dies or waits where it is told to. Reads
 * its options from stdin, and prints one JSON document: how it ended, and the operations that it began.
 */
import { existsSync, readFileSync } from 'node:fs';
import { apply } from '../../../src/apply/apply.js';
import { nodeFileSystem } from '../../../src/apply/file-system.js';
import { recover } from '../../../src/apply/recover.js';
import { FaultyFileSystem, type Fault } from '../../../src/apply/testing/faulty-file-system.js';
import { Problem } from '../../../src/errors/errors.js';
import { planNew } from '../../../src/plan/plan-new.js';
import { flow, rendering } from '../../../src/plan/testing/fixtures.js';

export interface RunOptions {
  readonly root: string;
  readonly files: Readonly<Record<string, string>>;
  readonly force?: boolean;
  readonly fault?: Fault;
  /** The run begins to write once this file exists. */
  readonly gate?: string;
}

export interface RunResult {
  readonly code: string;
  readonly exitCode: number;
  readonly message: string;
  readonly operations: readonly string[];
}

const { root, files, force = false, fault, gate } = JSON.parse(readFileSync(0, 'utf8')) as RunOptions;
const fs = new FaultyFileSystem(nodeFileSystem, fault === undefined ? [] : [fault], () => {
  process.kill(process.pid, 'SIGKILL');
  for (;;); // A signal to oneself may take a moment; nothing more may happen in it.
});

let result: Omit<RunResult, 'operations'>;
try {
  await recover(root, { fs });
  const plan = await planNew({ root, rendering: rendering(files), flows: [flow()], force });
  if (gate !== undefined) {
    process.stdout.write('ready\n');
    while (!existsSync(gate)) await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await apply(plan, { fs, signal: new AbortController().signal });
  result = { code: 'done', exitCode: 0, message: '' };
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  result = { code: error.code, exitCode: error.exitCode, message: error.message };
}
process.stdout.write(`${JSON.stringify({ ...result, operations: fs.operations })}\n`);
