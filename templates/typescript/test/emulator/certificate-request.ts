import type { Checklist } from './checklist.js';
import { badRequest } from './imds-error.js';
import { Pkcs10CertificateRequest } from './x509.js';

/** What a machine is: at least one of the two. */
export interface CuId {
  readonly vmId?: string;
  readonly vmssId?: string;
}

/** Microsoft's attribute of a certificate request that carries the machine's cuId. */
const cuIdAttribute = '1.3.6.1.4.1.311.90.2.10';

/**
 * Holds a certificate request (PKCS#10, RFC 2986) against what IMDS v2 asks of one.
 *
 * @param csr one line of base64 DER
 * @throws {ImdsError}
 */
export async function checkCertificateRequest(
  csr: string,
  expected: { clientId: string; tenantId: string; cuId: CuId },
  checks: Checklist,
): Promise<Pkcs10CertificateRequest> {
  const oneLine = /^[A-Za-z0-9+/]+={0,2}$/.test(csr);
  checks.require(
    'the CSR is one line of base64, without PEM markers',
    oneLine,
    `${csr.length} characters`,
    () => badCsr('it is not one line of base64'),
  );
  const request = parse(csr);
  checks.demand('the CSR is PKCS#10', request !== undefined, request === undefined ? 'no' : 'yes', () =>
    badCsr('it is not PKCS#10'),
  );
  checkKey(request, checks);
  checkSignatureAlgorithm(request, checks);
  const proved = await request.verify().catch(() => false);
  checks.require('its signature proves the private key', proved, proved ? 'valid' : 'invalid', () =>
    badCsr('its signature is invalid'),
  );
  checkSubject(request, expected, checks);
  checkCuId(request, expected.cuId, checks);
  return request;
}

function checkKey(request: Pkcs10CertificateRequest, checks: Checklist): void {
  const { name, modulusLength } = request.publicKey.algorithm as { name: string; modulusLength?: number };
  const found = `${name.startsWith('RSA') ? 'RSA' : name}-${modulusLength ?? 'none'}`;
  checks.require('its key is RSA-2048', found === 'RSA-2048', found, () => badCsr(`its key is ${found}`));
}

function checkSignatureAlgorithm(request: Pkcs10CertificateRequest, checks: Checklist): void {
  const { name, hash, saltLength } = request.signatureAlgorithm as {
    name: string;
    hash?: { name: string };
    saltLength?: number;
  };
  const found = `${name}, ${hash?.name ?? 'no hash'}, salt ${saltLength ?? 'none'}`;
  checks.require(
    'it is signed with RSASSA-PSS, SHA-256, salt 32',
    found === 'RSA-PSS, SHA-256, salt 32',
    found,
    () => badCsr(`it is signed with ${found}`),
  );
}

/** Either order: a DER name lists its parts in the opposite order of its string form, and clients differ. */
function checkSubject(
  request: Pkcs10CertificateRequest,
  { clientId, tenantId }: { clientId: string; tenantId: string },
  checks: Checklist,
): void {
  const parts = request.subject.split(/, */).sort().join(', ');
  checks.require(
    'its subject is CN={clientId}, DC={tenantId}',
    parts === `CN=${clientId}, DC=${tenantId}`,
    request.subject,
    () => badCsr(`its subject is ${request.subject}`),
  );
}

function checkCuId(request: Pkcs10CertificateRequest, expected: CuId, checks: Checklist): void {
  const [value] = request.getAttribute(cuIdAttribute)?.values ?? [];
  const text = value === undefined ? undefined : utf8String(Buffer.from(value));
  const matches = text === JSON.stringify(expected);
  checks.require('its cuId attribute names this machine', matches, text ?? 'no UTF8String', () =>
    badCsr('its cuId attribute is absent or names another machine'),
  );
}

/** The text of a DER UTF8String that is shorter than 128 octets or has a one-octet length of its length; undefined for anything else. */
function utf8String(der: Buffer): string | undefined {
  const long = der[1] === 0x81;
  const length = der[long ? 2 : 1];
  const start = long ? 3 : 2;
  return der[0] === 0x0c && length === der.length - start ? der.toString('utf8', start) : undefined;
}

function parse(csr: string): Pkcs10CertificateRequest | undefined {
  try {
    return new Pkcs10CertificateRequest(Buffer.from(csr, 'base64'));
  } catch {
    return undefined;
  }
}

const badCsr = (why: string) => badRequest(`The CSR is refused: ${why}.`);
