import { inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { loadPack } from '../guidance/load.js';
import { resolveFlow } from '../scenario/resolve.js';
import { render } from './render.js';

const unpacked = (packed = ''): string => inflateRawSync(Buffer.from(packed, 'base64')).toString();

describe('a rendered file', () => {
  for (const language of ['typescript', 'csharp']) {
    for (const auth of ['managed-identity', 'confidential-client']) {
      it(`comes with its own text packed, what an answer filled in too (${language}, ${auth})`, async () => {
        const pack = await loadPack();
        const flow = resolveFlow({ language, flow: 'fic', auth, name: 'orders' }, pack, {
          yes: true,
        });
        const { files } = await render(flow, pack);
        expect(files.map(({ packed }) => unpacked(packed))).toEqual(files.map(({ text }) => text));
        const sizes = files.reduce((sum, { packed = '' }) => sum + packed.length, 0);
        expect(sizes).toBeLessThan(files.reduce((sum, { text }) => sum + text.length, 0) * 0.6);
      });
    }
  }
});
