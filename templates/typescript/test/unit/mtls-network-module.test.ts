// @only flow === 'fic' || auth === 'confidential-client'
import { Agent } from 'node:https';
import { Duplex } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { MutualTlsTransport } from '../../src/mtls-pop/index.js';
import { MtlsNetworkModule } from '../../src/mtls-pop/mtls-network-module.js';
import { TokenEndpoint } from '../../src/mtls-pop/token-endpoint.js';

/** An agent whose connections lead nowhere: whatever is written stays unanswered. */
class SilentAgent extends Agent {
  override createConnection(): Duplex {
    return new Duplex({ read: () => undefined, write: () => undefined });
  }
}

function networkModule(): MtlsNetworkModule {
  const transport = new MutualTlsTransport({ createAgent: (options) => new SilentAgent(options) });
  return new MtlsNetworkModule({
    endpoint: new TokenEndpoint({ transport }),
    tokenType: 'mtls_pop',
    adaptForm: () => undefined,
  });
}

describe('MtlsNetworkModule', () => {
  it('looks nothing up for MSAL', async () => {
    const lookup = networkModule().sendGetRequestAsync(
      'https://login.microsoftonline.com/common/discovery/instance',
    );
    await expect(lookup).rejects.toMatchObject({ code: 'unexpected_discovery' });
  });

  it('stops the token request when the call is aborted', async () => {
    const network = networkModule();
    const abort = new AbortController();
    const call = network.run(abort.signal, () =>
      network.sendPostRequestAsync('https://mtlsauth.microsoft.com/contoso.example/oauth2/v2.0/token'),
    );
    abort.abort(new Error('not needed any more'));
    await expect(call).rejects.toThrow(/not needed any more/);
  }, 5000);
});
