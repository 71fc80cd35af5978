import { MtlsPopError } from './errors.js';
import type { TransportRequest } from './https-exchange.js';

const keyVaultHost = /\.vault\.(azure\.net|azure\.cn|usgovcloudapi\.net)$/;

/**
 * The request as its host wants it, beside the token and the certificate.
 *
 * @throws {MtlsPopError} `wrong_graph_host`
 */
export function forBoundToken(request: TransportRequest): TransportRequest {
  const host = request.url.hostname;
  if (host === 'graph.microsoft.com') {
    throw new MtlsPopError({
      code: 'wrong_graph_host',
      message: `${host} takes no bound token. Call mtlstb.graph.microsoft.com; the scope stays https://${host}/.default.`,
    });
  }
  if (!keyVaultHost.test(host)) {
    return request;
  }
  const headers = new Headers(request.headers);
  headers.set('x-ms-tokenboundauth', 'true');
  // Key Vault asks for the certificate by renegotiation.
  return { ...request, headers, maxTlsVersion: 'TLSv1.2' };
}
