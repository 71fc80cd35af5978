import path from 'node:path';
import { readSourcePacks } from '../../src/guidance/source-packs.js';
import { render } from '../../src/render/render.js';
import type { Answers } from '../../src/scenario/answers.js';
import { resolveFlow } from '../../src/scenario/resolve.js';

const packs = await readSourcePacks(path.join(import.meta.dirname, '../../guidance'));

/** What a project's files say under a guidance pack, by path. */
export async function emittedFiles(answers: Answers, version: string): Promise<ReadonlyMap<string, string>> {
  const pack = packs.find((each) => each.version === version);
  if (pack === undefined) throw new Error(`There is no pack ${version}.`);
  const flow = resolveFlow(answers, pack, { yes: true });
  const { files } = await render(flow, pack);
  return new Map(files.map(({ path: name, text }) => [name, text]));
}
