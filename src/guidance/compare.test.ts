import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { comparePacks, concerns } from './compare.js';
import type { Affected, Pack } from './schema.js';
import { readSourcePacks } from './source-packs.js';

let [first, second, third] = [] as unknown as [Pack, Pack, Pack];

beforeAll(async () => {
  [first, second, third] = (await readSourcePacks(join(import.meta.dirname, '../../guidance'))) as [
    Pack,
    Pack,
    Pack,
  ];
});

const fic = {
  language: 'csharp',
  flow: 'fic',
  auth: 'managed-identity',
  identity: 'system-assigned',
  finalToken: 'bearer',
} as const;
const vanilla = {
  language: 'typescript',
  flow: 'vanilla',
  auth: 'confidential-client',
  identity: 'none',
  finalToken: 'mtls-pop',
} as const;

describe('comparing 1.0.0 with 2.0.0', () => {
  it('lists the facts that differ, before and after', () => {
    const { from, to, facts } = comparePacks(first, third);
    expect([from, to]).toEqual(['1.0.0', '2.0.0']);
    expect(facts).toEqual(
      expect.arrayContaining([
        { fact: 'tokenTypes', before: ['mtls_pop', 'pop'], after: ['mtls_pop'] },
        { fact: 'region', before: 'required', after: 'recommended' },
        { fact: 'leg2BindingCertificate', before: 'mtls-pop-only', after: 'always' },
        { fact: 'keyAttestation', before: false, after: true },
        { fact: 'minimumKeyStrength', before: false, after: true },
        { fact: 'thumbprint', before: 'any', after: 'x5t#S256' },
        { fact: 'packages.csharp.Microsoft.Identity.Client.least', before: '4.82.0', after: '4.92.0' },
        {
          fact: 'packages.csharp.Microsoft.Identity.Client.KeyAttestation.least',
          before: undefined,
          after: '4.92.0',
        },
      ]),
    );
    expect(facts.filter(({ fact }) => fact.startsWith('clouds'))).toEqual([]);
  });

  it('lists the changes of both versions in between, in their order', () => {
    const { changes, takenBack } = comparePacks(first, third);
    expect(changes.map(({ version }) => version)).toEqual([
      ...second.changelog.filter(({ version }) => version === '1.1.0').map(() => '1.1.0'),
      ...third.changelog.filter(({ version }) => version === '2.0.0').map(() => '2.0.0'),
    ]);
    expect(changes.map(({ id }) => id)).toContain('one-token-type');
    expect(takenBack).toEqual([]);
  });

  it('lists new and changed rules', () => {
    const { rules } = comparePacks(first, third);
    expect(rules.added.map(({ id }) => id)).toEqual([
      'MTLS018',
      'MTLS019',
      'MTLS020',
      'MTLS021',
      'MTLS022',
      'MTLS023',
    ]);
    expect(rules.changed.map(({ id }) => id)).toEqual(['MTLS004', 'MTLS008']);
    expect(rules.removed).toEqual([]);
  });

  it('says who is affected', () => {
    const affecting = (code: typeof fic | typeof vanilla): string[] =>
      comparePacks(first, third)
        .changes.filter(({ affects }) => concerns(affects, code))
        .map(({ id }) => id);
    expect(affecting(fic)).toContain('binding-certificate-always');
    expect(affecting(fic)).not.toContain('one-token-type');
    expect(affecting(vanilla)).toContain('region-recommended');
    for (const id of ['binding-certificate-always', 'key-attestation', 'msal-net-4-82-1'])
      expect(affecting(vanilla)).not.toContain(id);
  });
});

describe('a change', () => {
  it('concerns code that meets every axis it names, and everybody where it names none', () => {
    expect([fic, vanilla].map((code) => concerns({}, code))).toEqual([true, true]);
    expect([fic, vanilla].map((code) => concerns({ flows: ['fic'] }, code))).toEqual([true, false]);
    expect([fic, vanilla].map((code) => concerns({ languages: ['typescript'] }, code))).toEqual([
      false,
      true,
    ]);
    expect([fic, vanilla].map((code) => concerns({ auth: ['managed-identity'] }, code))).toEqual([
      true,
      false,
    ]);
    expect(concerns({ auth: ['managed-identity'] }, vanilla)).toBe(false);
    expect(concerns({ flows: ['fic'], finalTokens: ['mtls-pop'] }, fic)).toBe(false);
  });
});

describe('a change for confidential clients', () => {
  it('concerns FIC with a managed identity too, because of leg 2, and not a vanilla managed identity', () => {
    const region: Affected = { auth: ['confidential-client'] };
    expect(concerns(region, fic)).toBe(true);
    expect(concerns(region, { ...fic, flow: 'vanilla', finalToken: 'mtls-pop' })).toBe(false);
  });
});

describe('comparing the other way', () => {
  it('lists what is taken back', () => {
    const { changes, takenBack, rules, facts } = comparePacks(third, second);
    expect(changes).toEqual([]);
    expect(new Set(takenBack.map(({ version }) => version))).toEqual(new Set(['2.0.0']));
    expect(rules.removed.map(({ id }) => id)).toContain('MTLS020');
    expect(facts).toContainEqual({ fact: 'region', before: 'recommended', after: 'required' });
  });

  it('finds nothing between a pack and itself', () => {
    expect(comparePacks(third, third)).toMatchObject({ facts: [], changes: [], takenBack: [] });
  });
});
