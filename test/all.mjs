// @ts-check
/** Runs the tests with all that CI cannot afford: every repo of `repos/`, more emitted projects. In JavaScript, because no shell sets a variable everywhere. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const repository = path.resolve(import.meta.dirname, '..');
const { status } = spawnSync(
  process.execPath,
  [path.join(repository, 'node_modules/vitest/vitest.mjs'), 'run', ...process.argv.slice(2)],
  { cwd: repository, stdio: 'inherit', env: { ...process.env, MTLS_POP_ALL: '1' } },
);
process.exitCode = status ?? 1;
