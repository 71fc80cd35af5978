import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ExitCode, Problem } from '../errors/errors.js';
import type { Pack } from './schema.js';

/** What `dist/guidance/index.json` holds: the built-in packs, oldest first. */
export interface PackIndex {
  readonly latest: string;
  readonly packs: readonly PackSummary[];
}

export interface PackSummary {
  readonly version: string;
  readonly title: string;
}

/** The built-in packs, oldest first. */
export const listPacks = (): readonly PackSummary[] => index().packs;

/** The version that is used when none is asked for. */
export const latestVersion = (): string => index().latest;

/**
 * A pack by its version, or by the path of its folder (relative to `cwd`).
 *
 * @throws Problem `guidance-unknown` when there is no such version or folder, `guidance-invalid` when a folder breaks the
 *   schema.
 */
export async function loadPack(wanted: string = latestVersion(), cwd: string = process.cwd()): Promise<Pack> {
  return load(wanted, cwd, []);
}

async function load(wanted: string, cwd: string, extending: readonly string[]): Promise<Pack> {
  if (listPacks().some((pack) => pack.version === wanted)) return builtPack(wanted);
  const folder = resolve(cwd, wanted);
  if (wanted === '' || !existsSync(folder)) throw unknownPack(wanted, folder);
  if (extending.includes(folder)) throw circular(extending);
  // A folder of the user's is the only road that needs the YAML parser and the schema.
  const { readPackFolder } = await import('./pack-folder.js');
  return readPackFolder(folder, (base) => load(base, folder, [...extending, folder]));
}

const cachedPacks = new Map<string, Pack>();

function builtPack(version: string): Pack {
  const pack = cachedPacks.get(version) ?? (readBuilt(`${version}.json`) as Pack);
  cachedPacks.set(version, pack);
  return pack;
}

let cachedIndex: PackIndex | undefined;

const index = (): PackIndex => (cachedIndex ??= readBuilt('index.json') as PackIndex);

/** Reads what the build wrote, wherever this module runs: bundled into `dist/` or a folder in it, or as a source. */
function readBuilt(file: string): unknown {
  for (const folder of ['./guidance/', '../guidance/', '../../dist/guidance/']) {
    try {
      return JSON.parse(readFileSync(new URL(folder + file, import.meta.url), 'utf8'));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  throw new Error(`dist/guidance/${file} is missing: run npm run build.`);
}

const unknownPack = (wanted: string, folder: string): Problem =>
  new Problem({
    code: 'guidance-unknown',
    message: `There is no guidance "${wanted}".`,
    cause: `It is neither a built-in version (${listPacks()
      .map((pack) => pack.version)
      .join(', ')}) nor a folder: ${folder} does not exist.`,
    next: `Leave --guidance out for ${latestVersion()}, or list the versions: mtls-pop guidance list.`,
    exitCode: ExitCode.badInput,
  });

const circular = (chain: readonly string[]): Problem =>
  new Problem({
    code: 'guidance-invalid',
    message: `The guidance packs ${chain.join(', ')} extend each other.`,
    cause: 'A pack is laid over its base, so the chain of bases has to end.',
    next: 'Let one of them extend a built-in version, or nothing.',
    exitCode: ExitCode.badInput,
  });
