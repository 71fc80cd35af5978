// @ts-check
/** Tries `add` in every repo of this folder, where `npm test` tries a few. In JavaScript, because no shell sets a variable everywhere. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const repository = path.resolve(import.meta.dirname, '../..');
const { status } = spawnSync(
  process.execPath,
  [path.join(repository, 'node_modules/vitest/vitest.mjs'), 'run', 'test/repos', ...process.argv.slice(2)],
  { cwd: repository, stdio: 'inherit', env: { ...process.env, MTLS_POP_REPOS: 'all' } },
);
process.exitCode = status ?? 1;
