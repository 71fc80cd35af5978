// @only flow === 'fic' || auth === 'confidential-client'
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MutualTlsTransport } from '../../src/mtls-pop/mutual-tls-transport.js';
import { MtlsNetworkModule } from '../../src/mtls-pop/mtls-network-module.js';
import { TokenEndpoint } from '../../src/mtls-pop/token-endpoint.js';
import { startTlsServer } from '../support/tls-server.js';
import type { TlsServer } from '../support/tls-server.js';

const tokenEndpoint = new URL('https://mtlsauth.microsoft.com/contoso.example/oauth2/v2.0/token');

describe('MtlsNetworkModule', () => {
  let server: TlsServer;
  let transport: MutualTlsTransport;
  let network: MtlsNetworkModule;
  let abort: AbortController;

  beforeEach(async () => {
    abort = new AbortController();
    // It never answers; a request that arrives is one that nobody wants any more.
    server = await startTlsServer(tokenEndpoint.host, () => {
      abort.abort(new Error('not needed any more'));
    });
    transport = new MutualTlsTransport({ createAgent: server.createAgent });
    network = new MtlsNetworkModule({
      endpoint: new TokenEndpoint({ transport }),
      tokenType: 'mtls_pop',
      adaptForm: () => undefined,
    });
  });
  afterEach(async () => {
    transport.close();
    await server.close();
  });

  it('looks nothing up for MSAL', async () => {
    const lookup = network.sendGetRequestAsync('https://login.microsoftonline.com/common/discovery/instance');
    await expect(lookup).rejects.toMatchObject({ code: 'unexpected_discovery' });
  });

  it('stops the token request when the call is aborted', async () => {
    const call = network.run(abort.signal, () => network.sendPostRequestAsync(tokenEndpoint.href));
    await expect(call).rejects.toThrow(/not needed any more/);
  }, 5000);
});
