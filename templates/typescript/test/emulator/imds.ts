import { webcrypto } from 'node:crypto';
import type { CuId } from './certificate-request.js';
import type { Checklist } from './checklist.js';
import { issueCredential } from './credential-issuance.js';
import type { Handler, ReceivedRequest, Reply } from './exchange.js';
import { ImdsError, badRequest } from './imds-error.js';
import { selectIdentity } from './imds-identity.js';
import type { ImdsParts } from './imds-parts.js';
import { bearerToken } from './imds-v1.js';

/**
 * The instance metadata service of an Azure machine. Version 2 of its identity part gives no tokens: it issues a certificate for
 * a key of the machine's, with which the machine asks Entra itself. Version 1 gives Bearer tokens.
 */
export function imds(parts: ImdsParts): Handler {
  const cuId: CuId = { vmId: webcrypto.randomUUID() };
  return async (request, checks) => {
    try {
      return withServerHeader(await answer(parts, cuId, request, checks));
    } catch (error) {
      if (error instanceof ImdsError) return withServerHeader(error.toReply());
      throw error;
    }
  };
}

/** A client tells IMDS from anything else that answers at its address by this header. */
function withServerHeader(reply: Reply): Reply {
  return { ...reply, headers: { server: 'IMDS/150.870.65.1854' } };
}

async function answer(
  parts: ImdsParts,
  cuId: CuId,
  request: ReceivedRequest,
  checks: Checklist,
): Promise<Reply> {
  checkHeaders(request, checks);
  const endpoint = `${request.method} ${request.path}`;
  if (endpoint === 'GET /metadata/identity/oauth2/token') {
    return bearerToken(parts, request, checks);
  }
  if (parts.version === 'v2' && endpoint === 'GET /metadata/identity/getplatformmetadata') {
    checkVersion(request, checks);
    return platformMetadata(parts, cuId, request, checks);
  }
  if (parts.version === 'v2' && endpoint === 'POST /metadata/identity/issuecredential') {
    checkVersion(request, checks);
    return issueCredential(parts, cuId, request, checks);
  }
  throw new ImdsError(404, 'not_found', `IMDS (${parts.version}) has no ${endpoint}.`);
}

/** Both rules keep out a request that somebody tricked a program on the machine into sending. */
function checkHeaders(request: ReceivedRequest, checks: Checklist): void {
  const { metadata = 'absent', 'x-forwarded-for': forwarded } = request.headers;
  checks.require('the header Metadata is true', metadata === 'true', String(metadata), () =>
    badRequest('Required metadata header not specified.'),
  );
  const direct = forwarded === undefined;
  checks.demand('no X-Forwarded-For', direct, direct ? 'absent' : 'present', () =>
    badRequest('X-Forwarded-For is not allowed.'),
  );
}

function checkVersion(request: ReceivedRequest, checks: Checklist): void {
  const version = request.query.get('cred-api-version') ?? 'absent';
  checks.require('cred-api-version is 2.0', version === '2.0', version, () =>
    badRequest(`The cred-api-version '${version}' is not supported.`),
  );
}

function platformMetadata(parts: ImdsParts, cuId: CuId, request: ReceivedRequest, checks: Checklist): Reply {
  const identity = selectIdentity(parts.directory, request.query, checks);
  return {
    status: 200,
    body: {
      cuId,
      clientId: identity.clientId,
      tenantId: parts.directory.tenantId,
      attestationEndpoint: 'https://sharedeus.eus.attest.azure.net',
    },
  };
}
