import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import semver from 'semver';
import { historyFlaws, sourceFlaws } from './build-checks.js';
import { invalidPack } from './flaws.js';
import { readPackFolder } from './pack-folder.js';
import type { Pack } from './schema.js';

/**
 * The packs in the folders of `sources`, oldest first, so that a base comes before what extends it.
 *
 * @throws Problem `guidance-invalid` for a pack that breaks the schema, or one of the checks that only built-in packs have to
 *   pass: {@link sourceFlaws}, {@link historyFlaws}.
 */
export async function readSourcePacks(sources: string): Promise<Pack[]> {
  const entries = await readdir(sources, { withFileTypes: true });
  const versions = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const packs = new Map<string, Pack>();
  for (const version of semver.sort(versions)) {
    const folder = join(sources, version);
    let base: Pack | undefined;
    const pack = await readPackFolder(folder, (name) => {
      base = packs.get(name);
      if (base === undefined)
        throw new Error(`${folder} extends ${name}, which is not an older built-in pack.`);
      return Promise.resolve(base);
    });
    const flaws = [...sourceFlaws(pack, version), ...(base === undefined ? [] : historyFlaws(base, pack))];
    if (flaws.length > 0) throw invalidPack(folder, flaws);
    packs.set(version, pack);
  }
  return [...packs.values()];
}
