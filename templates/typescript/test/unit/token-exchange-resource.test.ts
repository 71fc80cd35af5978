// @only flow === 'fic'
import { describe, expect, it } from 'vitest';
import { tokenExchangeResource } from '../../src/mtls-pop/token-exchange-resource.js';

describe('tokenExchangeResource', () => {
  it('is the audience of federated credentials in the cloud', () => {
    const audiences = [
      [undefined, 'api://AzureADTokenExchange'],
      ['login.windows.net', 'api://AzureADTokenExchange'],
      ['https://login.microsoftonline.us', 'api://AzureADTokenExchangeUSGov'],
      ['login.usgovcloudapi.net', 'api://AzureADTokenExchangeUSGov'],
      ['login.partner.microsoftonline.cn', 'api://AzureADTokenExchangeChina'],
      ['login.sovcloud-identity.fr', 'api://AzureADTokenExchangeFrance'],
      ['login.sovcloud-identity.de', 'api://AzureADTokenExchangeGermany'],
    ] as const;
    for (const [host, audience] of audiences) {
      expect(tokenExchangeResource(host)).toBe(audience);
    }
  });
});
