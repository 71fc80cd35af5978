import { webcrypto } from 'node:crypto';
import type { CertificateAuthority } from './certificate-authority.js';
import type { Checklist } from './checklist.js';
import { publicCloud } from './clouds.js';
import { checkCertificateRequest } from './certificate-request.js';
import type { CuId } from './certificate-request.js';
import type { Directory, EmulatedIdentity } from './directory.js';
import { issuerUrl } from './directory.js';
import type { Handler, ReceivedRequest, Reply } from './exchange.js';
import { ImdsError } from './imds-error.js';
import { selectIdentity } from './imds-identity.js';
import { tokenLifetime } from './token-signer.js';
import type { TokenSigner } from './token-signer.js';

export interface ImdsParts {
  readonly directory: Directory;
  readonly signer: TokenSigner;
  readonly authority: CertificateAuthority;
  readonly version: 'v2' | 'v1-only';
  readonly now: () => Date;
}

const day = 24 * 60 * 60 * 1000;
const certificateLifetime = 7 * day;

/**
 * The instance metadata service of an Azure machine. Version 2 of its identity part gives no tokens: it issues a certificate to
 * the machine's key, with which the machine asks Entra itself. Version 1 gives Bearer tokens.
 */
export function imds(parts: ImdsParts): Handler {
  const cuId: CuId = { vmId: webcrypto.randomUUID() };
  return async (request, checks) => {
    try {
      return await answer(parts, cuId, request, checks);
    } catch (error) {
      if (error instanceof ImdsError) return error.toReply();
      throw error;
    }
  };
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
    return platformMetadata(parts, cuId, request, checks);
  }
  if (parts.version === 'v2' && endpoint === 'POST /metadata/identity/issuecredential') {
    return issueCredential(parts, cuId, request, checks);
  }
  throw new ImdsError(404, 'not_found', `This machine's IMDS (${parts.version}) has no ${endpoint}.`);
}

/** Both headers keep a request that was forged through a proxy or a web page out. */
function checkHeaders(request: ReceivedRequest, checks: Checklist): void {
  const { metadata, 'x-forwarded-for': forwarded } = request.headers;
  checks.require('the header Metadata is true', metadata === 'true', String(metadata ?? 'absent'), () =>
    badRequest('Required metadata header not specified.'),
  );
  checks.require(
    'no X-Forwarded-For',
    forwarded === undefined,
    forwarded === undefined ? 'absent' : 'present',
    () => badRequest('X-Forwarded-For is not allowed.'),
  );
}

function checkVersion(request: ReceivedRequest, checks: Checklist): void {
  const version = request.query.get('cred-api-version') ?? 'absent';
  checks.require('cred-api-version is 2.0', version === '2.0', version, () =>
    badRequest(`The cred-api-version '${version}' is not supported.`),
  );
}

function platformMetadata(parts: ImdsParts, cuId: CuId, request: ReceivedRequest, checks: Checklist): Reply {
  checkVersion(request, checks);
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

async function issueCredential(
  parts: ImdsParts,
  cuId: CuId,
  request: ReceivedRequest,
  checks: Checklist,
): Promise<Reply> {
  checkVersion(request, checks);
  const { directory } = parts;
  const identity = selectIdentity(directory, request.query, checks);
  const body = credentialRequest(request, checks);
  const subject = { clientId: identity.clientId, tenantId: directory.tenantId, cuId };
  const csr = await checkCertificateRequest(body.csr, subject, checks);
  checks.note(
    'attestation_token',
    body.attestationToken === undefined ? 'absent: the key is not attested' : 'present',
  );

  const now = parts.now().getTime();
  const certificate = await parts.authority.issueClientCertificate({
    subject: csr.subject,
    publicKey: csr.publicKey,
    notBefore: new Date(now - 5 * 60 * 1000),
    notAfter: new Date(now + certificateLifetime),
  });
  checks.note('certificate issued', `${csr.subject}, until ${certificate.notAfter.toISOString()}`);
  return {
    status: 200,
    body: {
      client_id: identity.clientId,
      tenant_id: directory.tenantId,
      certificate: Buffer.from(certificate.rawData).toString('base64'),
      identity_type: identity.resourceId === undefined ? 'SystemAssigned' : 'UserAssigned',
      mtls_authentication_endpoint: `https://westus3.${publicCloud.mtlsAuthHost}`,
    },
  };
}

function credentialRequest(
  request: ReceivedRequest,
  checks: Checklist,
): { csr: string; attestationToken: string | undefined } {
  const { csr, attestation_token: attestationToken } = parseJsonObject(request.body);
  checks.require('the body is JSON with csr', typeof csr === 'string', typeof csr, () =>
    badRequest("The body must be JSON with the member 'csr'."),
  );
  const attested = typeof attestationToken === 'string' && attestationToken !== '';
  checks.require(
    'attestation_token is a string or left out',
    attested || attestationToken === undefined,
    typeof attestationToken,
    () => badRequest("The member 'attestation_token' must be left out when the key is not attested."),
  );
  return { csr, attestationToken: attested ? attestationToken : undefined };
}

/** IMDS v1: a token that is bound to nothing. A client that wants PoP has to fail rather than use it. */
async function bearerToken(
  { directory, signer }: ImdsParts,
  request: ReceivedRequest,
  checks: Checklist,
): Promise<Reply> {
  const resource = request.query.get('resource') ?? '';
  checks.require('resource is present', resource !== '', resource || 'absent', () =>
    badRequest('Required query variable resource is missing.'),
  );
  const identity: EmulatedIdentity = selectIdentity(directory, request.query, checks, 'msi_res_id');
  const accessToken = await signer.sign({
    iss: issuerUrl(publicCloud.loginHosts[0]),
    sub: identity.objectId,
    aud: resource,
    tid: directory.tenantId,
    azp: identity.clientId,
  });
  checks.note('token issued', `Bearer, bound to nothing, for ${resource}`);
  const expiresIn = String(tokenLifetime - 1);
  return {
    status: 200,
    body: {
      token_type: 'Bearer',
      expires_in: expiresIn,
      resource,
      client_id: identity.clientId,
      access_token: accessToken,
    },
  };
}

function parseJsonObject(text: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

const badRequest = (message: string) => new ImdsError(400, 'invalid_request', message);
