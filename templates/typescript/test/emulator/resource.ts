import type { JWTPayload } from 'jose';
import type { Checklist } from './checklist.js';
import { shortThumbprint } from './client-certificate.js';
import type { ClientCertificate } from './client-certificate.js';
import { parseAuthorization } from './authorization-header.js';
import { clouds } from './clouds.js';
import { issuerUrl } from './directory.js';
import type { ProtectedResource } from './directory.js';
import type { Handler, ReceivedRequest, Reply } from './exchange.js';
import { ResourceRefusal, refusalReply } from './resource-refusal.js';
import { boundThumbprint, unverifiedClaims } from './token-claims.js';
import type { TokenSigner } from './token-signer.js';

export interface ResourceParts {
  readonly resource: ProtectedResource;
  readonly tenantId: string;
  readonly signer: TokenSigner;
  /** The authentication context that tokens need just now; undefined when they need none. */
  readonly authenticationContext: () => string | undefined;
}

interface Caller {
  readonly tokenType: 'mtls_pop' | 'Bearer';
  readonly claims: JWTPayload;
}

/** A protected API: any method on any path, answered with what it saw of the caller. */
export function protectedResource(parts: ResourceParts): Handler {
  const authorizationUri = `https://login.microsoftonline.com/${parts.tenantId}/oauth2/v2.0/authorize`;
  return async (request, checks) => {
    try {
      return success(request, await authenticateCaller(parts, request, checks));
    } catch (error) {
      if (error instanceof ResourceRefusal) return refusalReply(error, authorizationUri);
      throw error;
    }
  };
}

/** In the order in which they protect: the scheme, the JWT itself, a client certificate, and the token's binding to it. */
async function authenticateCaller(
  parts: ResourceParts,
  request: ReceivedRequest,
  checks: Checklist,
): Promise<Caller> {
  const { scheme, token } = parseAuthorization(request.headers.authorization);
  checks.require('the request carries a token', token !== '', scheme || 'no scheme', () => {
    return new ResourceRefusal('no_token', 'Access token is missing.');
  });
  const bound = boundThumbprint(unverifiedClaims(token));
  const tokenType = checkScheme(scheme, bound, checks);
  const claims = await verifyToken(parts, token, checks);
  if (tokenType === 'mtls_pop') {
    checkTokenBoundAuth(parts.resource, request, checks);
    checkBinding(bound, request.clientCertificate, checks);
  }
  checkAuthenticationContext(parts.authenticationContext(), claims, checks);
  return { tokenType, claims };
}

function checkScheme(scheme: string, bound: string | undefined, checks: Checklist): Caller['tokenType'] {
  const known = (['mtls_pop', 'Bearer'] as const).find((type) => type.toLowerCase() === scheme.toLowerCase());
  checks.require('the scheme is mtls_pop or Bearer', known !== undefined, scheme, () =>
    invalid(scheme === '' ? 'The token comes without a scheme.' : `The scheme ${scheme} is not supported.`),
  );
  const found = bound === undefined ? 'not bound' : `bound to ${shortThumbprint(bound)}`;
  checks.require(
    'a bound token comes under mtls_pop',
    known === 'mtls_pop' || bound === undefined,
    found,
    () => invalid('Cnf claim not supported over Bearer protocol.'),
  );
  return known;
}

async function verifyToken(
  { resource, signer }: ResourceParts,
  token: string,
  checks: Checklist,
): Promise<JWTPayload> {
  const noClaims: JWTPayload = {};
  const outcome = await signer.verify(token).then(
    (claims) => ({ claims, failure: undefined }),
    (error: unknown) => ({ claims: noClaims, failure: (error as Error).message }),
  );
  checks.require(
    'Entra signed the token, and its lifetime is not over',
    outcome.failure === undefined,
    outcome.failure ?? 'RS256, current',
    () => invalid(`Access token validation failure: ${outcome.failure ?? ''}.`),
  );
  const { iss = '', aud } = outcome.claims;
  const issuers = clouds.map(({ loginHosts }) => issuerUrl(loginHosts[0]));
  checks.require('its issuer is the tenant', issuers.includes(iss), iss, () =>
    invalid('Access token validation failure. Invalid issuer.'),
  );
  checks.require('its audience is this resource', aud === resource.audience, String(aud), () =>
    invalid('Access token validation failure. Invalid audience.'),
  );
  return outcome.claims;
}

function checkTokenBoundAuth(resource: ProtectedResource, request: ReceivedRequest, checks: Checklist): void {
  if (resource.wantsTokenBoundAuthHeader !== true) return;
  const header = String(request.headers['x-ms-tokenboundauth'] ?? 'absent');
  checks.require('the header x-ms-tokenboundauth is true', header === 'true', header, () =>
    invalid('A bound token needs the header x-ms-tokenboundauth: true.'),
  );
}

function checkBinding(
  bound: string | undefined,
  certificate: ClientCertificate | undefined,
  checks: Checklist,
): void {
  checks.require(
    'the TLS session has a client certificate',
    certificate !== undefined,
    certificate?.subject ?? 'none',
    () => invalid('MtlsMissingClientCertificate'),
  );
  const cnf = bound === undefined ? 'absent' : shortThumbprint(bound);
  checks.require(
    'cnf x5t#S256 is the thumbprint of that certificate',
    bound === certificate.x5tS256,
    `cnf ${cnf}, TLS ${shortThumbprint(certificate.x5tS256)}`,
    () => invalid('MtlsCnfClaimRequestDataValidationFailed'),
  );
}

function checkAuthenticationContext(id: string | undefined, claims: JWTPayload, checks: Checklist): void {
  if (id === undefined) return;
  const acrs = claims['acrs'];
  const satisfied = Array.isArray(acrs) && acrs.includes(id);
  checks.require(`the token has authentication context ${id}`, satisfied, satisfied ? id : 'absent', () => {
    const challenge = JSON.stringify({ access_token: { acrs: { essential: true, value: id } } });
    return new ResourceRefusal('insufficient_claims', 'The token lacks a claim that is required.', challenge);
  });
}

function success(request: ReceivedRequest, { tokenType, claims }: Caller): Reply {
  return {
    status: 200,
    body: {
      tokenType,
      callerAppId: claims['azp'],
      certificateMatched: tokenType === 'mtls_pop',
      method: request.method,
      path: request.path,
      body: request.body,
    },
  };
}

const invalid = (message: string) => new ResourceRefusal('invalid_token', message);
