import { CertificateAuthority, generateEcKeys, privateKeyPem } from '../emulator/certificate-authority.js';
import { issuePemCredential } from '../emulator/pem-credential.js';
import type { PemCredential } from '../emulator/index.js';
import { BindingCertificate } from '../../src/mtls-pop/binding-certificate.js';

export interface CredentialRequest {
  /** X.500 name. */
  subject?: string;
  notAfter?: Date;
}

/** A certificate with an RSA key, from an authority that nobody knows. */
export async function rsaCredential({
  subject = 'CN=unit-test',
  notAfter,
}: CredentialRequest = {}): Promise<PemCredential> {
  const authority = await CertificateAuthority.create('Unit Test CA');
  return issuePemCredential(authority, { subject, notAfter, now: new Date() });
}

/** PEM of a certificate with a P-256 key. */
export async function ecPem(): Promise<string> {
  const authority = await CertificateAuthority.create('Unit Test CA');
  const keys = await generateEcKeys();
  const certificate = await authority.issueClientCertificate({
    subject: 'CN=unit-test',
    publicKey: keys.publicKey,
    notBefore: new Date('2025-01-01T00:00:00Z'),
    notAfter: new Date('2099-01-01T00:00:00Z'),
  });
  return `${certificate.toString('pem')}\n${await privateKeyPem(keys.privateKey)}`;
}

export async function bindingCertificate(request?: CredentialRequest): Promise<BindingCertificate> {
  return BindingCertificate.fromPem((await rsaCredential(request)).pem);
}
