import path from 'node:path';
import { exists, foldersUp, relativePath } from '../files.js';
import { isObject, readJson } from '../json.js';
import { rangeOf, readManifest } from './package-json.js';
import type { Formatter } from './typescript-target.js';

type Kind = 'prettier' | 'biome' | 'dprint';

/** Source: https://prettier.io/docs/configuration, in its order of precedence. */
const prettierFiles = [
  '.prettierrc',
  '.prettierrc.json',
  '.prettierrc.yaml',
  '.prettierrc.yml',
  '.prettierrc.json5',
  ...['.js', '.ts', '.mjs', '.mts', '.cjs', '.cts'].map((ending) => `.prettierrc${ending}`),
  ...['.js', '.ts', '.mjs', '.mts', '.cjs', '.cts'].map((ending) => `prettier.config${ending}`),
  '.prettierrc.toml',
];
const biomeFiles = ['biome.json', 'biome.jsonc', '.biome.json', '.biome.jsonc'];
const dprintFiles = ['dprint.json', 'dprint.jsonc', '.dprint.json', '.dprint.jsonc'];
const packages: Readonly<Record<Kind, string>> = {
  prettier: 'prettier',
  biome: '@biomejs/biome',
  dprint: 'dprint',
};

/**
 * What formats the package's code. The nearest configuration from the package up to `top` decides; where one folder has those of
 * several, the one that a script of the package runs, else the one it depends on. Prettier without a configuration is found by its
 * package.
 *
 * @throws {Problem} `json-invalid`
 */
export async function formatterOf(root: string, top: string): Promise<Formatter> {
  for (const folder of foldersUp(root, top)) {
    const found = await configuredIn(folder, root);
    const [only, another] = found;
    if (only === undefined) continue;
    const used = another === undefined ? only : ((await firstInUse(found, root, top)) ?? only);
    return { kind: used.kind, configFile: relativePath(root, used.file), ...installedAt(used.kind, root) };
  }
  for (const folder of foldersUp(root, top))
    if (rangeOf(await readManifest(folder), 'prettier') !== undefined)
      return { kind: 'prettier', ...installedAt('prettier', root) };
  return { kind: 'none' };
}

interface Configured {
  readonly kind: Kind;
  readonly file: string;
}

async function configuredIn(folder: string, root: string): Promise<Configured[]> {
  const found: Configured[] = [];
  const there = (name: string): boolean => exists(path.join(folder, name));
  const add = (kind: Kind, name: string | undefined): void => {
    if (name !== undefined) found.push({ kind, file: path.join(folder, name) });
  };
  const inManifest = (await readManifest(folder))?.raw['prettier'] !== undefined;
  add('prettier', inManifest ? 'package.json' : prettierFiles.find(there));
  const biome = biomeFiles.find(there);
  if (biome !== undefined) {
    const file = path.join(folder, biome);
    const { formatter } = (await readJson(file, relativePath(root, file), 'jsonc')) ?? {};
    // As a linter alone it leaves formatting to somebody else.
    if (!isObject(formatter) || formatter['enabled'] !== false) add('biome', biome);
  }
  add('dprint', dprintFiles.find(there));
  return found;
}

async function firstInUse(
  found: readonly Configured[],
  root: string,
  top: string,
): Promise<Configured | undefined> {
  for (const folder of foldersUp(root, top)) {
    const manifest = await readManifest(folder);
    const scripts = Object.values(manifest?.scripts ?? {}).join('\n');
    const used =
      found.find(({ kind }) => new RegExp(`\\b${kind}\\b`).test(scripts)) ??
      found.find(({ kind }) => rangeOf(manifest, packages[kind]) !== undefined);
    if (used !== undefined) return used;
  }
  return undefined;
}

/** As Node finds it: in the nearest `node_modules`, which may be far above. */
function installedAt(kind: Kind, root: string): { installed?: string } {
  for (const folder of foldersUp(root)) {
    const installed = path.join(folder, 'node_modules', packages[kind]);
    if (exists(path.join(installed, 'package.json'))) return { installed };
  }
  return {};
}
