import { expect, it } from 'vitest';
import type { HoleName } from './holes.js';
import { fill, type Segment } from './segments.js';

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
