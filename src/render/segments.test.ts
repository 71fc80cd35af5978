import { deflateRawSync, inflateRawSync, constants } from 'node:zlib';
import { expect, it } from 'vitest';
import type { HoleName } from './holes.js';
import { fill, fillPacked, stringsOf, type Segment } from './segments.js';

const text: Segment[] = [
  'a ',
  { hole: 'scope', as: 'typescript-string' },
  {
    ifAny: ['region', 'tenantId'],
    segments: [' b ', { hole: 'region', as: 'json-string', otherwise: 'none' }],
  },
  ' c',
];

function filled(values: Partial<Record<HoleName, string>>): string {
  return fill(text, (hole) => values[hole]);
}

it('fills holes, each escaped for its place', () => {
  expect(filled({ scope: "it's", region: 'a"b' })).toBe(`a "it's" b a\\"b c`);
});

it('leaves a group out where none of its holes is answered, and puts in what stands there otherwise', () => {
  expect(filled({ scope: 's' })).toBe(`a 's' c`);
  expect(filled({ scope: 's', tenantId: 't' })).toBe(`a 's' b none c`);
});

it('does not make up a value', () => {
  expect(() => filled({})).toThrow(/hole scope has no value/);
});

it('packs what it fills, whichever groups stand and however long the values are', () => {
  const packed = stringsOf(text).map((string) =>
    deflateRawSync(string, { finishFlush: constants.Z_SYNC_FLUSH }).toString('base64'),
  );
  expect(packed).toHaveLength(3);
  for (const values of [
    { scope: 's' },
    { scope: '', region: 'r' },
    { scope: 'é🔑'.repeat(50_000), tenantId: 't' },
  ] as Partial<Record<HoleName, string>>[]) {
    const both = fillPacked(text, packed, (hole) => values[hole]);
    expect(both.text).toBe(filled(values));
    expect(inflateRawSync(Buffer.from(both.packed, 'base64')).toString()).toBe(both.text);
  }
});
