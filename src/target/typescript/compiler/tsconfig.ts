import path from 'node:path';
import type { TsConfigJsonResolved } from 'get-tsconfig';
import { ExitCode, Problem } from '../../../errors/errors.js';
import { exists, foldersUp, relativePath, textOf } from '../../files.js';
import { isObject, readJson } from '../../json.js';

/** A `tsconfig.json`, with what it extends in it. */
export interface TsConfig {
  /** Absolute. */
  readonly file: string;
  /** Relative to the package, for people. */
  readonly shown: string;
  readonly config: TsConfigJsonResolved;
}

/**
 * The configuration that the sources are compiled with: the nearest `tsconfig.json` from their folder upwards. Where that only
 * refers to others (`files: []` and `references`), the one of those that takes the sources in.
 *
 * @param probe absolute path of a file as the sources are, which need not exist
 * @throws {Problem} `json-invalid`, `tsconfig-invalid` where it extends what cannot be read
 */
export async function tsConfigOf(root: string, top: string, probe: string): Promise<TsConfig | undefined> {
  for (const folder of foldersUp(path.dirname(probe), top)) {
    const file = path.join(folder, 'tsconfig.json');
    if (!exists(file)) continue;
    const found = await readTsConfig(root, file);
    return (await referredTo(root, found, probe)) ?? found;
  }
  return undefined;
}

/** Whether the compilation takes a file in. */
export async function takesIn(tsConfig: TsConfig, file: string): Promise<boolean> {
  const { createFilesMatcher } = await import('get-tsconfig');
  return createFilesMatcher({ path: tsConfig.file, config: tsConfig.config })(file) !== undefined;
}

/**
 * Whether the compilation would refuse a file (TS6059): it takes all files in, and wants them below `rootDir`, where this one is not.
 */
export async function isOutsideRootDir(tsConfig: TsConfig | undefined, file: string): Promise<boolean> {
  const rootDir = tsConfig?.config.compilerOptions?.rootDir;
  if (tsConfig === undefined || rootDir === undefined) return false;
  const from = path.relative(path.resolve(path.dirname(tsConfig.file), rootDir), file);
  return from.startsWith('..') && (await takesIn(tsConfig, file));
}

async function readTsConfig(root: string, file: string): Promise<TsConfig> {
  const shown = relativePath(root, file);
  const { parseTsconfig } = await import('get-tsconfig');
  // The library takes a broken file for whatever of it parses.
  await checkChain(root, file);
  try {
    return { file, shown, config: parseTsconfig(file) };
  } catch (error) {
    throw new Problem({
      code: 'tsconfig-invalid',
      message: `${shown} cannot be followed: ${error instanceof Error ? error.message : String(error)}`,
      cause:
        'It extends a file that is not there; one in a package is there once the packages are installed.',
      next: 'Install the packages, or repair `extends`, and try again.',
      exitCode: ExitCode.badInput,
    });
  }
}

/** Each file that a configuration is made of and that belongs to the repo has to parse. */
async function checkChain(root: string, file: string, seen = new Set<string>()): Promise<void> {
  if (seen.has(file)) return;
  seen.add(file);
  const json = await readJson(file, relativePath(root, file), 'jsonc');
  const { extends: bases } = json ?? {};
  for (const base of Array.isArray(bases) ? (bases as unknown[]) : [bases]) {
    if (typeof base !== 'string' || !/^\.{1,2}(?:\/|$)/.test(base)) continue;
    const named = path.resolve(path.dirname(file), base);
    await checkChain(root, textOf(named) === undefined ? `${named}.json` : named, seen);
  }
}

async function referredTo(root: string, from: TsConfig, probe: string): Promise<TsConfig | undefined> {
  const { files, references } = from.config;
  if (files?.length !== 0 || !Array.isArray(references)) return undefined;
  for (const reference of references as readonly unknown[]) {
    if (!isObject(reference) || typeof reference['path'] !== 'string') continue;
    const named = path.resolve(path.dirname(from.file), reference['path']);
    const file = named.endsWith('.json') ? named : path.join(named, 'tsconfig.json');
    if (!exists(file)) continue;
    const found = await readTsConfig(root, file);
    if (await takesIn(found, probe)) return found;
  }
  return undefined;
}
