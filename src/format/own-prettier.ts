import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FormattedFile } from './file.js';
import { formatterFailed } from './formatter-failed.js';

const timeLimitMs = 60_000;

/**
 * Formats with the Prettier that is installed in a repo, under the repo's own configuration for each path. What the repo has its
 * formatter ignore comes back as it is.
 *
 * @param root real, absolute
 * @param installed folder of the package
 * @returns the texts in the order of the files, as Prettier gives them
 * @throws {Problem} `formatter-failed`
 */
export function formatWithOwnPrettier(
  files: readonly FormattedFile[],
  root: string,
  installed: string,
): Promise<readonly string[]> {
  const worker = fork(workerFile(), {
    cwd: root,
    execArgv: [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  return new Promise<readonly string[]>((resolve, reject) => {
    const fail = (reason: string): void => {
      reject(formatterFailed('Prettier', reason));
    };
    const timer = setTimeout(() => {
      fail(`it took longer than ${timeLimitMs / 1000} s`);
    }, timeLimitMs);
    worker.once('message', (message: { texts?: string[]; failure?: string }) => {
      if (message.texts?.length === files.length) resolve(message.texts);
      else fail(message.failure ?? 'it gave no text');
    });
    worker.once('error', (error) => {
      fail(error.message);
    });
    worker.once('exit', (code) => {
      clearTimeout(timer);
      fail(`its process ended with ${code ?? 'a signal'}`);
    });
    worker.send({ prettier: installed, root, ignoreFile: ignoreFileOf(root, installed), files });
  }).finally(() => {
    worker.kill();
  });
}

/** The package's own, else the one where Prettier is installed: the top of a workspace. */
function ignoreFileOf(root: string, installed: string): string {
  const own = join(root, '.prettierignore');
  return existsSync(own) ? own : join(dirname(dirname(installed)), '.prettierignore');
}

/** Beside this module when it runs from source; in `dist/format/`, beside or above the bundle that it became part of. */
function workerFile(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const candidates = [
    join(here, 'prettier-worker.mjs'),
    join(here, 'format/prettier-worker.js'),
    join(dirname(here), 'format/prettier-worker.js'),
    join(dirname(dirname(here)), 'format/prettier-worker.js'),
  ];
  const found = candidates.find((candidate) => existsSync(candidate));
  if (found === undefined)
    throw new Error(`No format/prettier-worker.js at or above ${here}: run npm run build.`);
  return found;
}
