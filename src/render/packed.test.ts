import { inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { loadPack } from '../guidance/load.js';
import { resolveFlow } from '../scenario/resolve.js';
import { render } from './render.js';

describe('a rendered file', () => {
  for (const auth of ['managed-identity', 'confidential-client']) {
    it(`comes with its own text packed, unless an answer stands in it (${auth})`, async () => {
      const pack = await loadPack();
      const flow = resolveFlow({ flow: 'fic', auth, name: 'orders' }, pack, { yes: true });
      const { files } = await render(flow, pack);
      const packed = files.filter((file) => file.packed !== undefined);
      expect(
        packed.map(({ packed = '' }) => inflateRawSync(Buffer.from(packed, 'base64')).toString()),
      ).toEqual(packed.map(({ text }) => text));
      const unpacked = files.filter((file) => file.packed === undefined).map(({ path }) => path);
      expect(unpacked).toContain('package.json');
      expect(unpacked.length).toBeLessThan(files.length / 4);
    });
  }
});
