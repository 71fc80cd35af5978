import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { inconsistencies } from './consistency.js';
import { type PackFile, invalidPack, schemaFlaws } from './flaws.js';
import { layOver } from './pack-merge.js';
import { type Pack, packSchema } from './schema.js';
import { readYamlFile } from './yaml-file.js';

// The outlines of the files alone: what they hold is checked as one pack, after it was laid over its base.
const outlines = {
  'pack.yaml': z.strictObject({
    version: z.unknown(),
    title: z.unknown(),
    extends: z.string().min(1).optional(),
    facts: z.unknown().optional(),
  }),
  'scenarios.yaml': z.strictObject({
    valid: z.unknown().optional(),
    refused: z.unknown().optional(),
    values: z.unknown().optional(),
  }),
  'rules.yaml': z.strictObject({ rules: z.array(z.unknown()) }),
  'changelog.yaml': z.strictObject({ changes: z.array(z.record(z.string(), z.unknown())) }),
} satisfies Record<PackFile, z.ZodType>;

/**
 * Reads a pack's folder: `pack.yaml`, `scenarios.yaml`, `rules.yaml` and `changelog.yaml`. With `extends` in `pack.yaml`
 * each holds only what differs from the base, and all but `pack.yaml` may be absent.
 *
 * @param loadBase resolves what `extends` names.
 * @throws Problem `guidance-invalid` that lists each place that breaks the schema.
 */
export async function readPackFolder(
  folder: string,
  loadBase: (base: string) => Promise<Pack>,
): Promise<Pack> {
  const head = await readOutline(folder, 'pack.yaml');
  const base = head.extends === undefined ? undefined : await loadBase(head.extends);
  const read = async <F extends PackFile>(file: F) =>
    base !== undefined && !existsSync(join(folder, file)) ? undefined : readOutline(folder, file);

  const scenarios = await read('scenarios.yaml');
  const rules = await read('rules.yaml');
  const changelog = await read('changelog.yaml');
  const merged = layOver(base, {
    version: head.version,
    title: head.title,
    facts: head.facts,
    scenarios,
    rules: rules?.rules,
    changelog: changelog?.changes.map((change) => ({ ...change, version: head.version })),
  });

  const pack = packSchema.safeParse(merged);
  if (!pack.success) throw invalidPack(folder, schemaFlaws(pack.error, merged));
  const flaws = inconsistencies(pack.data);
  if (flaws.length > 0) throw invalidPack(folder, flaws);
  return { ...pack.data, rules: pack.data.rules.toSorted((a, b) => (a.id < b.id ? -1 : 1)) };
}

async function readOutline<F extends PackFile>(
  folder: string,
  file: F,
): Promise<z.infer<(typeof outlines)[F]>> {
  const data = await readYamlFile(join(folder, file), {
    what: 'guidance file',
    code: 'guidance-invalid',
    next: 'Correct the file (docs/guidance.md says what stands where), or choose a built-in version: mtls-pop guidance list.',
  });
  const outline = outlines[file].safeParse(data);
  if (!outline.success) {
    throw invalidPack(
      folder,
      outline.error.issues.map((issue) => ({ file, place: issue.path.join('.'), message: issue.message })),
    );
  }
  return outline.data as z.infer<(typeof outlines)[F]>;
}
