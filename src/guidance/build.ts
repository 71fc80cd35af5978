import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PackIndex } from './load.js';
import { readSourcePacks } from './source-packs.js';

/**
 * Reads, checks and writes the built-in packs as JSON, with an index: `{version}.json` and `index.json`.
 *
 * @param sources folder with one folder a pack, named by its version.
 * @param destination emptied first.
 * @throws Problem `guidance-invalid` for a pack that is not fit to be built in.
 */
export async function buildGuidance(sources: string, destination: string): Promise<PackIndex> {
  const packs = await readSourcePacks(sources);
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
