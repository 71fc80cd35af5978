import path from 'node:path';
import { exists, foldersUp, relativePath } from '../files.js';
import type { Guess } from '../guess.js';
import { isObject } from '../json.js';
import { readManifest } from './package-json.js';

type PackageManager = 'npm' | 'pnpm' | 'yarn';

const lockFiles: readonly (readonly [string, PackageManager])[] = [
  ['package-lock.json', 'npm'],
  ['npm-shrinkwrap.json', 'npm'],
  ['pnpm-lock.yaml', 'pnpm'],
  ['yarn.lock', 'yarn'],
];
const ofBun = ['bun.lock', 'bun.lockb'];

/**
 * Which program installs the repo's packages. The nearest folder, from the package up to `top`, that says anything decides; in it
 * `packageManager` (which Corepack obeys) comes before `devEngines`, and both before lock files.
 *
 * Source: https://nodejs.org/api/packages.html#packagemanager, https://docs.npmjs.com/cli/configuring-npm/package-json#devengines
 */
export async function packageManagerOf(root: string, top: string): Promise<Guess<PackageManager>> {
  for (const folder of foldersUp(root, top)) {
    const where = (name: string): string => relativePath(root, path.join(folder, name));
    const guess = (await declared(folder, where)) ?? locked(folder, where);
    if (guess !== undefined) return guess;
    if (exists(path.join(folder, 'pnpm-workspace.yaml')))
      return { value: 'pnpm', because: where('pnpm-workspace.yaml') };
  }
  return { value: 'npm', because: 'there is no lock file, and npm comes with Node' };
}

async function declared(
  folder: string,
  where: (name: string) => string,
): Promise<Guess<PackageManager> | undefined> {
  const raw = (await readManifest(folder, where('package.json')))?.raw;
  const engines = isObject(raw?.['devEngines']) ? raw['devEngines']['packageManager'] : undefined;
  const engine: unknown = Array.isArray(engines) ? engines[0] : engines;
  const said = [
    ['packageManager', raw?.['packageManager']],
    ['devEngines', isObject(engine) ? engine['name'] : undefined],
  ] as const;
  for (const [key, value] of said) {
    if (typeof value !== 'string') continue;
    const name = value.split('@')[0] ?? '';
    const because = `"${key}" in ${where('package.json')} says ${name}`;
    return name === 'npm' || name === 'pnpm' || name === 'yarn'
      ? { value: name, because }
      : { candidates: ['npm', 'pnpm', 'yarn'], because: `${because}, whose commands are not known here` };
  }
  return undefined;
}

function locked(folder: string, where: (name: string) => string): Guess<PackageManager> | undefined {
  const locks = lockFiles.filter(([name]) => exists(path.join(folder, name)));
  const managers = [...new Set(locks.map(([, manager]) => manager))];
  const names = locks.map(([name]) => where(name)).join(' and ');
  const [only, another] = managers;
  if (only !== undefined && another === undefined) return { value: only, because: names };
  if (only !== undefined)
    return { candidates: managers, because: `There are ${names}, of more than one package manager.` };
  const bun = ofBun.find((name) => exists(path.join(folder, name)));
  return bun === undefined
    ? undefined
    : {
        candidates: ['npm', 'pnpm', 'yarn'],
        because: `${where(bun)} is Bun's, whose commands are not known here.`,
      };
}
