import { generateRsaKeys, privateKeyPem } from './certificate-authority.js';
import type { CertificateAuthority, CryptoKeyPair } from './certificate-authority.js';

/** A certificate with its private key, as a service finds them on disk. */
export interface PemCredential {
  readonly certificatePem: string;
  /** PKCS#8, RSA-2048. */
  readonly privateKeyPem: string;
  /** Certificate and key together, as the file of a service's certificate holds them. */
  readonly pem: string;
}

export interface IssueCredentialOptions {
  /** X.500 name. By default the one that the app registry trusts. */
  subject?: string;
  /** False: issued by an authority that the app registry does not trust. True by default. */
  trusted?: boolean;
  /** 90 days from now by default. */
  notAfter?: Date;
}

const day = 24 * 60 * 60 * 1000;

export async function issuePemCredential(
  authority: CertificateAuthority,
  request: { subject: string; notAfter?: Date | undefined; now: Date; keys?: CryptoKeyPair | undefined },
): Promise<PemCredential> {
  const keys = request.keys ?? (await generateRsaKeys());
  const notAfter = request.notAfter ?? new Date(request.now.getTime() + 90 * day);
  const certificate = await authority.issueClientCertificate({
    subject: request.subject,
    publicKey: keys.publicKey,
    notBefore: new Date(Math.min(request.now.getTime(), notAfter.getTime()) - day),
    notAfter,
  });
  const certificatePem = `${certificate.toString('pem')}\n`;
  const keyPem = await privateKeyPem(keys.privateKey);
  return { certificatePem, privateKeyPem: keyPem, pem: certificatePem + keyPem };
}
