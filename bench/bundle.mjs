// @ts-check
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

export const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/**
 * Bundles a program of `bench/` like the command, and runs it.
 *
 * @param {string} name
 * @param {string[]} args
 * @param {RegExp} [external] what is not bundled
 * @returns {Promise<string>} what it printed
 */
export async function runBundled(name, args, external) {
  const bundle = await rolldown({
    cwd: repository,
    input: `bench/${name}.ts`,
    platform: 'node',
    ...(external !== undefined && { external }),
  });
  await bundle.write({ dir: path.join(repository, 'build/bench'), format: 'esm' });
  const program = path.join(repository, 'build/bench', `${name}.js`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return stdout.trimEnd();
}
