import { describe, expect, it } from 'vitest';
import { holes as inPlaceHoles } from '../../templates/typescript/template/holes.js';
import { variant as inPlace } from '../../templates/typescript/template/variant.js';
import { loadPack } from '../guidance/load.js';
import { holes } from '../render/holes.js';
import { allVariants } from '../render/variant.js';
import { manifest } from './manifest/manifest.js';

describe('the workspace of templates', () => {
  it('stands for one of the variants', () => {
    expect(allVariants('typescript')).toContainEqual(inPlace);
  });

  it('has the holes that renderings fill, optional ones as undefined', () => {
    for (const [name, sample] of Object.entries(inPlaceHoles)) {
      expect(holes, name).toHaveProperty(name, { optional: sample === undefined });
    }
  });
});

describe('the rules of the guidance', () => {
  for (const language of ['typescript', 'csharp'] as const) {
    it(`that concern ${language} are each stood for by a file, and no file names another`, async () => {
      const pack = await loadPack();
      const concerning = pack.rules
        .filter(({ languages }) => languages.includes(language))
        .map(({ id }) => id);
      const entries = manifest.filter((entry) => entry.language === language);
      const named = new Set(entries.flatMap(({ rules }) => rules));
      expect([...named].sort()).toEqual(concerning.sort());
    });
  }
});
