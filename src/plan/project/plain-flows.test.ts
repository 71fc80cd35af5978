import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { answersText } from '../answers/answers-file.js';
import { csharpFlow, flow } from '../testing/fixtures.js';
import { readFlows } from './listed-flows.js';
import { plainFlows } from './plain-flows.js';

it('reads what the tool writes as a YAML reader does', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (name, resource) => {
      const text = answersText('2.0.0', [
        flow({ name, settings: { ...flow().settings, resource } }),
        csharpFlow(),
      ]);
      const read = plainFlows(text);
      // What JSON cannot read back is left to the library.
      if (read !== undefined) expect(read).toEqual(parse(text));
    }),
  );
  expect(plainFlows(answersText('2.0.0', [flow(), csharpFlow()]))).toEqual(
    parse(answersText('2.0.0', [flow(), csharpFlow()])),
  );
});

it('reads where files were moved to, as it is written', async () => {
  const moved = new Map([
    ['src/mtls-pop/errors.ts', 'lib/my errors.ts'],
    ['readme', 'docs/é.md'],
  ]);
  const text = answersText('2.0.0', [flow()], moved);
  expect(plainFlows(text)).toEqual(parse(text));
  expect((await readFlows(text, 'x')).moved).toEqual(moved);
});

it.each([
  'flows: []\n',
  'guidance: 2.0.0\nflows:\n',
  'guidance: "2.0.0"\nflows:\n  - name: yes\n',
  'guidance: "2.0.0"\nflows:\n  - name: a\n    name: b\n',
  'guidance: "2.0.0"\nflows:\n  - name: a # mine\n',
  'guidance: "2.0.0"\nflows:\n  - name: "a" \n',
  "guidance: '2.0.0'\nflows:\n  - name: a\n",
  'guidance: "2.0.0"\nflows:\n  - name: &a a\n',
  'guidance: "2.0.0"\nflows:\n  - __proto__: a\n',
  'guidance: "2.0.0"\nflows:\n  - name: a\nmore: b\n',
  'guidance: "2.0.0"\nflows:\n  - name: a\nmoved:\n  a: b\n',
  'guidance: "2.0.0"\nmoved:\nflows:\n  - name: a\n',
  'guidance: "2.0.0"\nmoved:\n  a: b # mine\nflows:\n  - name: a\n',
])('leaves every other text to the library: %j', (text) => {
  expect(plainFlows(text)).toBeUndefined();
});
