// @only flow === 'fic' || auth === 'confidential-client'
import { describe, expect, it } from 'vitest';
import { MutualTlsTransport } from '../../src/mtls-pop/index.js';
import { MtlsNetworkModule } from '../../src/mtls-pop/mtls-network-module.js';
import { TokenEndpoint } from '../../src/mtls-pop/token-endpoint.js';

describe('MtlsNetworkModule', () => {
  it('looks nothing up for MSAL', async () => {
    const network = new MtlsNetworkModule({
      endpoint: new TokenEndpoint({ transport: new MutualTlsTransport() }),
      tokenType: 'mtls_pop',
      adaptForm: () => undefined,
    });
    const lookup = network.sendGetRequestAsync('https://login.microsoftonline.com/common/discovery/instance');
    await expect(lookup).rejects.toMatchObject({ code: 'unexpected_discovery' });
  });
});
