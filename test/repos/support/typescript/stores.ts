import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import semver from 'semver';
import { run } from '../run.js';
import { npmCli } from './npm.js';

const repository = path.resolve(import.meta.dirname, '../../../..');

/** A `node_modules` that the copies of fixtures are linked to, as pnpm links projects to its store. */
export const repositoryStore = path.join(repository, 'node_modules');

/**
 * What all fixtures depend on, installed once from the registry and again when the list changes. A package in another version than
 * most need has an alias that ends in its major version.
 */
export async function sharedStore(): Promise<string> {
  const list = readFileSync(path.join(import.meta.dirname, 'packages.json'), 'utf8');
  const folder = path.join(repository, '.tmp/repos');
  const stamp = path.join(folder, 'installed');
  const hash = createHash('sha256').update(list).digest('hex');
  const store = path.join(folder, 'node_modules');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash && existsSync(store)) return store;
  rmSync(stamp, { force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), list);
  const { exitCode, output } = await run(folder, {
    program: process.execPath,
    args: [npmCli(), 'install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock'],
  });
  if (exitCode !== 0) throw new Error(`The fixtures' packages could not be installed:\n${output}`);
  writeFileSync(stamp, hash);
  return store;
}

/** Folder of a package in a store whose version a range takes in; undefined where it has none. */
export function findIn(store: string, name: string, range: string): string | undefined {
  const scope = name.startsWith('@') ? path.dirname(name) : '';
  const aliases = new RegExp(`^${path.posix.basename(name)}-\\d+$`);
  const folder = path.join(store, scope);
  const names = [
    name,
    ...(existsSync(folder) ? readdirSync(folder) : []).filter((each) => aliases.test(each)),
  ];
  return names
    .map((each) => (each === name ? path.join(store, name) : path.join(folder, each)))
    .find((each) => {
      const file = path.join(each, 'package.json');
      if (!existsSync(file)) return false;
      const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
      return semver.satisfies(version, range);
    });
}
