import { createAcquirer } from './acquirer.js';
import { readConfig } from './config.js';
import type { Config } from './config.js';
import { MtlsHttpClient, MutualTlsTransport } from './mtls-pop/index.js';
import type { MutualTlsTransportOptions, TokenAcquirer } from './mtls-pop/index.js';

/** What calls the resource. One is enough for a process: it holds the connections, and the tokens that are still good. */
export interface MtlsClient {
  readonly http: MtlsHttpClient;
  /** Acquires what `http` sends. */
  readonly acquirer: TokenAcquirer;
  /** Closes every connection, those in use included. */
  close(): void;
}

/**
 * Puts everything together that a call of the resource takes.
 *
 * @param connections for a proxy or another root certificate
 * @throws {MtlsPopError} `invalid_configuration`, or what else is wrong with the configuration
 */
export function createClient(
  config: Config = readConfig(),
  connections: MutualTlsTransportOptions = {},
): MtlsClient {
  const transport = new MutualTlsTransport(connections);
  const acquirer = createAcquirer(config, { transport });
  return {
    http: new MtlsHttpClient({ acquirer, scope: config.scope, transport }),
    acquirer,
    close: () => {
      transport.close();
    },
  };
}
