import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Facts } from '../../guidance/schema.js';
import { readSourcePacks } from '../../guidance/source-packs.js';
import { readResource } from './resource.js';

let facts: Facts;

beforeAll(async () => {
  const [pack] = await readSourcePacks(join(import.meta.dirname, '../../../guidance'));
  if (pack) facts = pack.facts;
});

const graph = 'https://graph.microsoft.com/.default';
const vault = 'https://vault.azure.net/.default';

/** Answer, scope, and the URL that the service calls. */
const read: [answer: string, scope: string, url: string | undefined][] = [
  ['https://graph.microsoft.com', graph, 'https://mtlstb.graph.microsoft.com'],
  ['https://graph.microsoft.com/', graph, 'https://mtlstb.graph.microsoft.com'],
  ['https://Graph.Microsoft.com/.default', graph, 'https://mtlstb.graph.microsoft.com'],
  ['https://graph.microsoft.com/v1.0/users', graph, 'https://mtlstb.graph.microsoft.com/v1.0/users'],
  ['https://graph.microsoft.us', 'https://graph.microsoft.us/.default', undefined],
  ['https://orders.vault.azure.net', vault, 'https://orders.vault.azure.net'],
  ['https://orders.vault.azure.net/secrets/x/', vault, 'https://orders.vault.azure.net/secrets/x'],
  ['https://vault.azure.net', vault, undefined],
  [
    'https://o.vault.usgovcloudapi.net',
    'https://vault.usgovcloudapi.net/.default',
    'https://o.vault.usgovcloudapi.net',
  ],
  ['https://o.vault.azure.cn', 'https://vault.azure.cn/.default', 'https://o.vault.azure.cn'],
  ['https://api.contoso.com', 'https://api.contoso.com/.default', 'https://api.contoso.com'],
  [
    'https://api.contoso.com:8443/v2/',
    'https://api.contoso.com:8443/v2/.default',
    'https://api.contoso.com:8443/v2',
  ],
  [
    'https://contoso.com/orders/.default',
    'https://contoso.com/orders/.default',
    'https://contoso.com/orders',
  ],
  [
    'https://evilvault.azure.net.example',
    'https://evilvault.azure.net.example/.default',
    'https://evilvault.azure.net.example',
  ],
  ['https://evilvault.azure.net', 'https://evilvault.azure.net/.default', 'https://evilvault.azure.net'],
  ['api://orders', 'api://orders/.default', undefined],
  ['api://contoso.com/orders/.default', 'api://contoso.com/orders/.default', undefined],
  ['6325cd32-9911-41f3-819c-416cdf9104e7', '6325cd32-9911-41f3-819c-416cdf9104e7/.default', undefined],
];

const refused = [
  'http://api.contoso.com',
  'ftp://api.contoso.com',
  'api.contoso.com',
  'https://',
  'https:/api.contoso.com',
  'https://user:pass@api.contoso.com',
  'https://api.contoso.com?x=1',
  'https://api.contoso.com#x',
  'https://api.contoso.com\\x',
  "https://api.contoso.com/'",
  'https://api.contoso.com/${x}',
  'https://api.contoso.com/*/',
  'https://bücher.example',
  'https://graph.microsoft.com/User.Read',
  'api://',
  'api://a b',
  'User.Read',
  '/.default',
];

describe('a resource', () => {
  for (const [answer, scope, resourceUrl] of read) {
    it(`${answer} asks for ${scope} and calls ${resourceUrl ?? 'what the environment says'}`, () => {
      expect(readResource(answer, facts)).toMatchObject({ scope, resourceUrl });
    });
  }
  it('is Graph at its usual host for a Bearer token, in clouds too where no host for bound tokens is known', () => {
    for (const [answer, bearerUrl] of [
      ['https://graph.microsoft.com/v1.0/users', 'https://graph.microsoft.com/v1.0/users'],
      ['https://graph.microsoft.us', 'https://graph.microsoft.us'],
      ['https://api.contoso.com', undefined],
    ] as const)
      expect((readResource(answer, facts) as { bearerUrl?: string }).bearerUrl).toBe(bearerUrl);
  });
  for (const answer of refused) {
    it(`${answer} is refused`, () => {
      expect(readResource(answer, facts)).toBeTypeOf('string');
    });
  }
  it('over plain HTTP is refused because a token would travel in the clear', () => {
    expect(readResource('http://api.contoso.com', facts)).toContain('in the clear');
  });
});
