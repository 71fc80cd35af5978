import { checkCertificateRequest } from './certificate-request.js';
import type { CuId } from './certificate-request.js';
import type { Checklist } from './checklist.js';
import { publicCloud } from './clouds.js';
import type { ReceivedRequest, Reply } from './exchange.js';
import { badRequest } from './imds-error.js';
import { selectIdentity } from './imds-identity.js';
import type { ImdsParts } from './imds-parts.js';

const minute = 60 * 1000;
const certificateLifetime = 7 * 24 * 60 * minute;

/** `POST issuecredential`: a certificate request in, a client certificate for about 7 days out. */
export async function issueCredential(
  { authority, directory, now }: ImdsParts,
  cuId: CuId,
  request: ReceivedRequest,
  checks: Checklist,
): Promise<Reply> {
  const identity = selectIdentity(directory, request.query, checks);
  const body = parseBody(request.body, checks);
  const expected = { clientId: identity.clientId, tenantId: directory.tenantId, cuId };
  const csr = await checkCertificateRequest(body.csr, expected, checks);
  checks.note('the key is attested', body.isAttested ? 'attestation_token present' : 'no attestation_token');

  const start = now().getTime();
  const certificate = await authority.issueClientCertificate({
    subject: csr.subjectName,
    publicKey: csr.publicKey,
    notBefore: new Date(start - 5 * minute),
    notAfter: new Date(start + certificateLifetime),
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

function parseBody(text: string, checks: Checklist): { csr: string; isAttested: boolean } {
  const { csr, attestation_token: attestation } = parseJsonObject(text);
  checks.demand('the body is JSON with a csr', typeof csr === 'string', typeof csr, () =>
    badRequest("The body must be JSON with the member 'csr'."),
  );
  const isAttested = typeof attestation === 'string' && attestation !== '';
  const found = isAttested ? 'present' : JSON.stringify(attestation ?? 'absent');
  checks.demand(
    'attestation_token is a token or left out',
    isAttested || attestation === undefined,
    found,
    () => badRequest("The member 'attestation_token' is left out when the key is not attested."),
  );
  return { csr, isAttested };
}

function parseJsonObject(text: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
