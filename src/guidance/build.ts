import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import semver from 'semver';
import { historyFlaws, sourceFlaws } from './build-checks.js';
import { invalidPack } from './flaws.js';
import { readPackFolder } from './pack-folder.js';
import type { PackIndex } from './load.js';
import type { Pack } from './schema.js';

/**
 * Reads, checks and writes the built-in packs as JSON, with an index: `{version}.json` and `index.json`.
 *
 * @param sources folder with one folder a pack, named by its version.
 * @param destination emptied first.
 * @throws Problem `guidance-invalid` for a pack that breaks the schema or the checks of {@link sourceFlaws}.
 */
export async function buildGuidance(sources: string, destination: string): Promise<PackIndex> {
  const packs = await readSources(sources);
  const index: PackIndex = {
    latest: packs.at(-1)?.version ?? '',
    packs: packs.map(({ version, title }) => ({ version, title })),
  };
  await rm(destination, { recursive: true, force: true });
  await mkdir(destination, { recursive: true });
  for (const pack of packs) await writeFile(join(destination, `${pack.version}.json`), JSON.stringify(pack));
  await writeFile(join(destination, 'index.json'), JSON.stringify(index));
  return index;
}

/** The built-in packs, oldest first. A base comes before what extends it. */
async function readSources(sources: string): Promise<Pack[]> {
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
