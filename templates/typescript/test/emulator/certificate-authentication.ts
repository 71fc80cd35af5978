import type { CertificateAuthority } from './certificate-authority.js';
import type { Checklist } from './checklist.js';
import type { ClientCertificate } from './client-certificate.js';
import type { Application, EmulatedIdentity } from './directory.js';
import { EntraError } from './entra-error.js';

/**
 * A confidential client authenticates by its TLS certificate: SNI trust, by subject name and issuer.
 *
 * @throws {EntraError}
 */
export function authenticateByCertificate(
  application: Application,
  certificate: ClientCertificate | undefined,
  now: Date,
  checks: Checklist,
): void {
  requirePresent(certificate, checks);
  const [subjectName = ''] = certificate.subjectField('CN');
  const ofIssuer = application.trustedCertificates.filter(({ issuer }) =>
    certificate.isIssuedBy(issuer.certificate),
  );
  checks.require(
    "the application trusts the certificate's issuer",
    ofIssuer.length > 0,
    certificate.subject,
    () => untrusted('it was not issued by an authority that the application trusts'),
  );
  const trusted = ofIssuer.some((candidate) => candidate.subjectName === subjectName);
  checks.require("the application trusts the certificate's subject name", trusted, subjectName, () =>
    untrusted(`the application does not trust the subject name '${subjectName}'`),
  );
  requireTimely(certificate, now, checks);
}

/**
 * A managed identity authenticates by the certificate that IMDS issued to its machine.
 *
 * @throws {EntraError}
 */
export function authenticateManagedIdentity(
  { identity, tenantId }: { identity: EmulatedIdentity; tenantId: string },
  certificate: ClientCertificate | undefined,
  imdsAuthority: CertificateAuthority,
  now: Date,
  checks: Checklist,
): void {
  requirePresent(certificate, checks);
  checks.require(
    'IMDS issued the certificate',
    certificate.isIssuedBy(imdsAuthority.certificate),
    certificate.subject,
    () => untrusted('it was not issued by IMDS'),
  );
  const names =
    certificate.subjectField('CN').includes(identity.clientId) &&
    certificate.subjectField('DC').includes(tenantId);
  checks.require('the subject is the identity and the tenant', names, certificate.subject, () =>
    untrusted('it was issued to another identity'),
  );
  requireTimely(certificate, now, checks);
}

function requirePresent(
  certificate: ClientCertificate | undefined,
  checks: Checklist,
): asserts certificate is ClientCertificate {
  checks.require(
    'the TLS session has a client certificate',
    certificate !== undefined,
    certificate?.subject ?? 'none',
    () => untrusted('the TLS session has none'),
  );
}

function requireTimely(certificate: ClientCertificate, now: Date, checks: Checklist): void {
  const timely = certificate.notBefore <= now && now <= certificate.notAfter;
  checks.require(
    'the certificate is within its lifetime',
    timely,
    `until ${certificate.notAfter.toISOString()}`,
    () => untrusted('it is expired or not yet valid'),
  );
}

function untrusted(why: string): EntraError {
  return new EntraError(
    700027,
    'invalid_client',
    `The certificate used to authenticate the client is not valid: ${why}.`,
  );
}
