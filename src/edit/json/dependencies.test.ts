import fc from 'fast-check';
import semver from 'semver';
import { describe, expect, it } from 'vitest';
import { addDependency } from './dependencies.js';
import type { WantedDependency } from './dependencies.js';
import { readJson } from './document.js';

const manifest = (parts: object): string => `${JSON.stringify({ name: 'orders', ...parts }, null, 2)}\n`;

const msal = (text: string, more: Partial<WantedDependency> = {}): WantedDependency => ({
  text,
  map: 'dependencies',
  name: '@azure/msal-node',
  range: '^7.2.1',
  least: '7.2.0',
  rangeStyle: '^',
  ...more,
});

/** What becomes of one existing range. */
const over = (range: string, more: Partial<WantedDependency> = {}) => {
  const text = manifest({ dependencies: { '@azure/msal-node': range } });
  const { change, to, text: after, note } = addDependency(msal(text, more));
  expect(after === text).toBe(change === 'kept' || change === 'needs-major');
  return [change, to, note !== undefined];
};

describe('adding a dependency', () => {
  it('writes the range in the style of the repo, sorted, into a map that it makes if need be', () => {
    const text = manifest({ dependencies: { '@aws/x': '1.0.0', express: '5.0.0' } });
    expect(addDependency(msal(text, { rangeStyle: 'exact' }))).toEqual({
      text: text.replace('    "express"', '    "@azure/msal-node": "7.2.1",\n    "express"'),
      change: 'added',
      map: 'dependencies',
      to: '7.2.1',
    });
    expect(addDependency(msal(manifest({}), { rangeStyle: '~' })).text).toBe(
      manifest({ dependencies: { '@azure/msal-node': '~7.2.1' } }),
    );
  });

  it('keeps what is new enough, also a newer major', () => {
    for (const range of ['^7.2.0', '7.2.0', '~7.3.0', '^8.0.0', '>=7.2.0', '7.2 || 8', '7.2.x'])
      expect(over(range), range).toEqual(['kept', undefined, false]);
  });

  it('raises what is too old within its major, and keeps the operator that the range has', () => {
    expect(over('^7.0.0')).toEqual(['raised', '^7.2.1', false]);
    expect(over('~7.1.4')).toEqual(['raised', '~7.2.1', false]);
    expect(over('7.1.4')).toEqual(['raised', '7.2.1', false]);
    expect(over('7.x', { rangeStyle: 'exact' })).toEqual(['raised', '7.2.1', false]);
    expect(over('>=7.1 <8', { rangeStyle: '~' })).toEqual(['raised', '~7.2.1', false]);
    expect(over('^7.2.0-beta.1')).toEqual(['raised', '^7.2.1', false]);
  });

  it('raises to the least version that will do where the recommended one is another major', () => {
    expect(over('^7.0.0', { range: '^8.1.0', least: '7.2.0' })).toEqual(['raised', '^7.2.0', false]);
  });

  it('asks before a raise across a major, and below 1.0.0 across a minor', () => {
    expect(over('^5.1.0')).toEqual(['needs-major', '^7.2.1', true]);
    expect(over('>=2')).toEqual(['needs-major', '^7.2.1', true]);
    expect(over('^5.1.0', { allowMajor: true })).toEqual(['raised', '^7.2.1', false]);
    expect(over('^0.1.0', { range: '^0.2.2', least: '0.2.0' })).toEqual(['needs-major', '^0.2.2', true]);
  });

  it('leaves alone what is no range of versions, and says so', () => {
    for (const range of [
      'workspace:*',
      'workspace:^7.0.0',
      'catalog:',
      'file:../msal',
      'link:../msal',
      'npm:@azure/msal-node@^5.0.0',
      'github:azure/msal-node#main',
      'git+ssh://git@github.com/azure/msal.git#semver:^5',
      'https://example.com/msal.tgz',
      'latest',
      '*',
      '',
    ])
      expect(over(range), range).toEqual(['kept', undefined, true]);
  });

  it('moves to dependencies what production code needs and only devDependencies has', () => {
    const text = manifest({
      dependencies: { zod: '^4.0.0' },
      devDependencies: { '@azure/msal-node': '^7.0.0', jest: '^30.0.0' },
    });
    const moved = addDependency(msal(text));
    expect(moved).toMatchObject({ change: 'moved', map: 'dependencies', from: '^7.0.0', to: '^7.2.1' });
    expect(moved.text).toBe(
      manifest({
        dependencies: { '@azure/msal-node': '^7.2.1', zod: '^4.0.0' },
        devDependencies: { jest: '^30.0.0' },
      }),
    );
    expect(addDependency(msal(moved.text)).change).toBe('kept');
  });

  it('does not move anything before the owner agrees to a major', () => {
    const text = manifest({ devDependencies: { '@azure/msal-node': '^3.0.0' } });
    expect(addDependency(msal(text))).toMatchObject({ text, change: 'needs-major', map: 'devDependencies' });
  });

  it('leaves what tests need where it is, in whatever map', () => {
    const text = manifest({ dependencies: { jose: '^6.0.0' } });
    const wanted = msal(text, { name: 'jose', map: 'devDependencies', range: '^6.2.17', least: '6.0.0' });
    expect(addDependency(wanted)).toMatchObject({ text, change: 'kept', map: 'dependencies' });
  });

  it('does not narrow what a library asks of its users, but raises what it tests with', () => {
    const peer = manifest({ peerDependencies: { '@azure/msal-node': '>=3' } });
    expect(addDependency(msal(peer))).toMatchObject({ text: peer, change: 'kept', map: 'peerDependencies' });
    const both = manifest({ peerDependencies: { jose: '>=5' }, devDependencies: { jose: '^6.0.0' } });
    expect(
      addDependency(msal(both, { name: 'jose', map: 'devDependencies', range: '^6.2.17', least: '6.1.0' })),
    ).toMatchObject({ change: 'raised', map: 'devDependencies', to: '^6.2.17' });
  });

  it('is not misled by names that every object has', () => {
    const added = addDependency(
      msal(manifest({ dependencies: {} }), { name: 'constructor', range: '1.0.0', least: '1.0.0' }),
    );
    expect(added.change).toBe('added');
  });

  it('names what is broken', () => {
    expect(() => addDependency(msal('{'))).toThrow('package.json:1:2 is not valid JSON');
    expect(() => addDependency(msal('{"dependencies": []}'))).toThrow(
      'package.json: "dependencies" is not an object.',
    );
  });

  it('never lowers a range, and has nothing to do the second time', () => {
    const version = fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9)).map((parts) => parts.join('.'));
    fc.assert(
      fc.property(
        version,
        version,
        fc.constantFrom('^', '~', '', '>='),
        fc.boolean(),
        (present, least, operator, allowMajor) => {
          const text = manifest({ dependencies: { a: operator + present } });
          const wanted = {
            map: 'dependencies',
            name: 'a',
            range: `^${least}`,
            least,
            rangeStyle: '^',
            allowMajor,
          } as const;
          const first = addDependency({ text, ...wanted });
          const { dependencies } = readJson(first.text) as { dependencies: { a: string } };
          const lowestAfter = semver.minVersion(dependencies.a)?.version ?? '0.0.0';
          expect(semver.gte(lowestAfter, present)).toBe(true);
          // `>=0.0.0` is `*`: any version, which its owner has to see to.
          const isAny = semver.validRange(operator + present) === '*';
          expect(first.change === 'needs-major' || isAny || semver.gte(lowestAfter, least)).toBe(true);
          expect(addDependency({ text: first.text, ...wanted }).text).toBe(first.text);
        },
      ),
    );
  });
});
