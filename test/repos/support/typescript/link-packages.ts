import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { listPackages } from '../../../../src/target/typescript/workspace/list-packages.js';
import { findIn, repositoryStore, sharedStore } from './stores.js';

interface Manifest {
  readonly name?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

interface Link {
  /** Of the package that depends, relative to the repo. */
  readonly from: string;
  readonly name: string;
  readonly range: string;
}

/**
 * What an install does, without the wait: each dependency that a `package.json` of the repo names is linked from a store that has a
 * version in its range. One that is not named is not found, as with pnpm, so what `add` forgets to name fails.
 *
 * @throws {Error} naming the dependency that no store has
 */
export async function linkPackages(repo: string): Promise<void> {
  const members = await listPackages(repo);
  const folders = ['', ...members.map(({ folder }) => folder)];
  const catalog = catalogOf(repo);
  const links: Link[] = folders.flatMap((from) => {
    const { dependencies, devDependencies } = manifestIn(path.join(repo, from));
    return Object.entries({ ...dependencies, ...devDependencies }).map(([name, range]) => ({
      from,
      name,
      range: range === 'catalog:' ? (catalog[name] ?? range) : range,
    }));
  });
  const outside = links.filter(({ range }) => !range.startsWith('workspace:'));
  const store = hasAll(repositoryStore, outside) ? repositoryStore : await sharedStore();

  for (const from of folders) {
    const modules = path.join(repo, from, 'node_modules');
    rmSync(modules, { recursive: true, force: true });
    link(path.join(store, '.bin'), path.join(modules, '.bin'));
  }
  for (const { from, name, range } of links) {
    const member = members.find((each) => each.name === name);
    const target = member === undefined ? findIn(store, name, range) : path.join(repo, member.folder);
    if (target === undefined)
      throw new Error(
        `${from || '.'} needs ${name} ${range}, which test/repos/support/typescript/packages.json lacks`,
      );
    link(target, path.join(repo, from, 'node_modules', name));
  }
}

const hasAll = (store: string, links: readonly Link[]): boolean =>
  links.every(({ name, range }) => findIn(store, name, range) !== undefined);

function link(target: string, at: string): void {
  mkdirSync(path.dirname(at), { recursive: true });
  // A junction needs no rights on Windows; elsewhere the word means nothing.
  symlinkSync(target, at, 'junction');
}

const manifestIn = (folder: string): Manifest =>
  JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8').replace(/^\uFEFF/, '')) as Manifest;

/** pnpm's `catalog:` is a range that the workspace's file has. */
function catalogOf(repo: string): Readonly<Record<string, string>> {
  const file = path.join(repo, 'pnpm-workspace.yaml');
  if (!existsSync(file)) return {};
  const { catalog } = parse(readFileSync(file, 'utf8')) as { catalog?: Record<string, string> };
  return catalog ?? {};
}
