import type { Checklist } from './checklist.js';
import { authenticateClient } from './client-authentication.js';
import type { Client, TokenEndpointParts } from './client-authentication.js';
import { shortThumbprint } from './client-certificate.js';
import type { ClientCertificate } from './client-certificate.js';
import type { EntraHost } from './clouds.js';
import { issuerUrl } from './directory.js';
import { EntraError, entraErrorReply } from './entra-error.js';
import type { Handler, ReceivedRequest, Reply } from './exchange.js';
import { parseTokenRequest } from './token-request.js';
import type { TokenRequest } from './token-request.js';
import { tokenLifetime } from './token-signer.js';

/**
 * `/{tenant}/oauth2/v2.0/token`. Under an `mtlsauth` name the client authenticates by its TLS certificate or by a leg 1 token;
 * under a `login` name, where nobody looks at certificates, by an unbound leg 1 token only.
 */
export function tokenEndpoint(parts: TokenEndpointParts, host: EntraHost): Handler {
  return async (request, checks) => {
    try {
      return await answer(parts, host, request, checks);
    } catch (error) {
      if (error instanceof EntraError) return entraErrorReply(error, request, parts.now());
      throw error;
    }
  };
}

async function answer(
  parts: TokenEndpointParts,
  host: EntraHost,
  request: ReceivedRequest,
  checks: Checklist,
): Promise<Reply> {
  const isPost = request.method === 'POST';
  checks.demand('the method is POST', isPost, request.method, () => postOnly(request.method));
  const wanted = parseTokenRequest(request, parts.directory, checks);
  const certificate = host.kind === 'mtlsauth' ? request.clientCertificate : undefined;
  const client = await authenticateClient(parts, host, wanted, certificate, checks);
  return issueToken(parts, host, wanted, client, certificate, checks);
}

async function issueToken(
  { directory, signer }: TokenEndpointParts,
  host: EntraHost,
  wanted: TokenRequest,
  client: Client,
  certificate: ClientCertificate | undefined,
  checks: Checklist,
): Promise<Reply> {
  const { audience, acceptsMtlsPop } = wanted.resource;
  const binding = wanted.tokenType === 'mtls_pop' ? certificate?.x5tS256 : undefined;
  if (binding !== undefined) {
    checks.require('the resource accepts mTLS PoP', acceptsMtlsPop, audience, () => popNotAccepted(audience));
  }
  const accessToken = await signer.sign({
    iss: issuerUrl(host.cloud.loginHosts[0]),
    sub: client.objectId,
    aud: audience,
    tid: directory.tenantId,
    azp: client.clientId,
    ...(binding !== undefined && { cnf: { 'x5t#S256': binding } }),
    ...(wanted.authenticationContexts.length > 0 && { acrs: [...wanted.authenticationContexts] }),
  });
  const description =
    binding === undefined ? 'Bearer, bound to nothing' : `mtls_pop, bound to ${shortThumbprint(binding)}`;
  checks.note('token issued', `${description}, for ${audience}`);
  return {
    status: 200,
    body: {
      token_type: wanted.tokenType,
      expires_in: tokenLifetime - 1,
      ext_expires_in: tokenLifetime - 1,
      access_token: accessToken,
    },
  };
}

const postOnly = (method: string) =>
  new EntraError(
    900561,
    'invalid_request',
    `The endpoint only accepts POST requests. Received a ${method} request.`,
    405,
  );

const popNotAccepted = (audience: string) =>
  new EntraError(
    392196,
    'invalid_request',
    `The resource ${audience} does not accept mTLS Proof-of-Possession tokens.`,
  );
