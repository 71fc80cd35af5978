import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Pack } from './schema.js';
import { readSourcePacks } from './source-packs.js';

let packs: Pack[];
let [first, second, third] = [] as unknown as [Pack, Pack, Pack];

beforeAll(async () => {
  packs = await readSourcePacks(join(import.meta.dirname, '../../guidance'));
  [first, second, third] = packs as [Pack, Pack, Pack];
});

/** The host rules of docs/protocol.md: the public cloud has a host of its own, elsewhere `login` becomes `mtlsauth`. */
const hosts: Record<string, [authority: string, mtls: string, tokenExchange: string]> = {
  public: ['login.microsoftonline.com', 'mtlsauth.microsoft.com', 'api://AzureADTokenExchange'],
  usgov: ['login.microsoftonline.us', 'mtlsauth.microsoftonline.us', 'api://AzureADTokenExchangeUSGov'],
  china: [
    'login.partner.microsoftonline.cn',
    'mtlsauth.partner.microsoftonline.cn',
    'api://AzureADTokenExchangeChina',
  ],
  france: ['login.sovcloud-identity.fr', 'mtlsauth.sovcloud-identity.fr', 'api://AzureADTokenExchangeFrance'],
  germany: [
    'login.sovcloud-identity.de',
    'mtlsauth.sovcloud-identity.de',
    'api://AzureADTokenExchangeGermany',
  ],
  singapore: ['login.sovcloud-identity.sg', 'mtlsauth.sovcloud-identity.sg', 'api://AzureADTokenExchange'],
};

describe('the facts of every pack', () => {
  it('name the hosts and the token exchange audience of each cloud', () => {
    for (const { facts } of packs) {
      const found = Object.entries(facts.clouds).map(([name, cloud]) => [
        name,
        [cloud.authorityHost, cloud.mtlsHost, cloud.tokenExchangeAudience],
      ]);
      expect(Object.fromEntries(found)).toEqual(hosts);
    }
  });

  it('turn login into mtlsauth everywhere but in the public cloud', () => {
    for (const [name, { authorityHost, mtlsHost }] of Object.entries(third.facts.clouds))
      if (name !== 'public') expect(mtlsHost).toBe(authorityHost.replace(/^login\./, 'mtlsauth.'));
  });

  it('send bound Graph requests to the host that asks for certificates, under the same audience', () => {
    expect(third.facts.clouds.public.graph).toEqual({
      audience: 'https://graph.microsoft.com',
      mtlsHost: 'mtlstb.graph.microsoft.com',
    });
  });

  it('say where a managed identity runs, and that it is a preview in TypeScript', () => {
    for (const { facts } of packs) {
      const limits = facts.platformLimits.map(({ language, auth, preview }) => ({ language, auth, preview }));
      expect(limits).toContainEqual({ language: 'typescript', auth: 'managed-identity', preview: true });
      expect(limits).toContainEqual({ language: 'csharp', auth: 'managed-identity', preview: false });
    }
  });
});

describe('the versions of the guidance', () => {
  it('differ in what they require', () => {
    const required = packs.map(({ facts }) => [
      facts.tokenTypes,
      facts.region,
      facts.leg2BindingCertificate,
      facts.keyAttestation,
      facts.minimumKeyStrength,
      facts.clientSignedAssertion,
      facts.thumbprint,
    ]);
    expect(required).toEqual([
      [['mtls_pop', 'pop'], 'required', 'mtls-pop-only', false, false, 'experimental', 'any'],
      [['mtls_pop'], 'required', 'always', true, false, 'stable', 'any'],
      [['mtls_pop'], 'recommended', 'always', true, true, 'stable', 'x5t#S256'],
    ]);
  });

  it('name the least library versions', () => {
    const msal = packs.map(({ facts }) => facts.packages.csharp['Microsoft.Identity.Client']?.least);
    expect(msal).toEqual(['4.82.0', '4.82.1', '4.92.0']);
    expect(third.facts.packages.typescript['@azure/msal-node']).toEqual({ range: '^7.2.1', least: '7.2.0' });
  });

  it('keep the scenarios, and the ids of the rules', () => {
    expect(second.scenarios).toEqual(first.scenarios);
    expect(third.scenarios).toEqual(first.scenarios);
    const ids = (pack: Pack): string[] => pack.rules.map(({ id }) => id);
    expect(ids(third)).toEqual(expect.arrayContaining(ids(second)));
    expect(ids(second)).toEqual(expect.arrayContaining(ids(first)));
  });
});
