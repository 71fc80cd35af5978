import { clouds } from './clouds.js';
import type { EntraHost } from './clouds.js';
import type { Directory } from './directory.js';
import { issuerUrl } from './directory.js';
import type { Handler, Reply } from './exchange.js';
import type { TokenSigner } from './token-signer.js';

/** OpenID metadata, the keys that verify tokens (RFC 7517), and Entra's instance discovery. */
export function metadata(directory: Directory, signer: TokenSigner, host: EntraHost): Handler {
  const login = host.cloud.loginHosts[0];
  const base = `https://${login}/${directory.tenantId}`;
  const documents: Record<string, unknown> = {
    [`/${directory.tenantId}/v2.0/.well-known/openid-configuration`]: {
      issuer: issuerUrl(login),
      token_endpoint: `${base}/oauth2/v2.0/token`,
      jwks_uri: `${base}/discovery/v2.0/keys`,
      authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
      token_endpoint_auth_methods_supported: ['private_key_jwt', 'self_signed_tls_client_auth'],
      id_token_signing_alg_values_supported: ['RS256'],
      response_types_supported: ['code'],
      subject_types_supported: ['pairwise'],
      tls_client_certificate_bound_access_tokens: true,
      mtls_endpoint_aliases: {
        token_endpoint: `https://${host.cloud.mtlsAuthHost}/${directory.tenantId}/oauth2/v2.0/token`,
      },
    },
    [`/${directory.tenantId}/discovery/v2.0/keys`]: { keys: [signer.publicJwk] },
    '/common/discovery/instance': {
      tenant_discovery_endpoint: `${base}/v2.0/.well-known/openid-configuration`,
      metadata: clouds.map(({ loginHosts }) => ({
        preferred_network: loginHosts[0],
        preferred_cache: loginHosts[0],
        aliases: loginHosts,
      })),
    },
  };
  return (request): Reply => {
    const body = request.method === 'GET' ? documents[request.path] : undefined;
    return body === undefined
      ? { status: 404, error: 'not_found', body: { error: 'not_found' } }
      : { status: 200, body };
  };
}
