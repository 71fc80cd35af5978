import { X509Certificate, webcrypto } from 'node:crypto';
import type { EmulatedIdentity } from '../../templates/typescript/test/emulator/index.js';
import type { CertificateName } from './case-schema.js';
import { createSigningRequest } from './certificate-signing-request.js';
import type { EmulatorUnderTest } from './emulator-under-test.js';
import { exchange } from './http.js';

export interface NamedCertificate {
  readonly certificatePem: string;
  readonly privateKeyPem: string;
  /** x5t#S256 */
  readonly thumbprint: string;
}

/** The certificates that cases name, each made when it is first asked for. */
export class Certificates {
  readonly #made = new Map<CertificateName, Promise<NamedCertificate>>();

  constructor(private readonly emulator: EmulatorUnderTest) {}

  get(name: CertificateName): Promise<NamedCertificate> {
    const certificate = this.#made.get(name) ?? this.#make(name);
    this.#made.set(name, certificate);
    return certificate;
  }

  async #make(name: CertificateName): Promise<NamedCertificate> {
    const { emulator } = this;
    switch (name) {
      case 'trusted':
        return named(emulator.credential);
      case 'renewed':
        return named(await emulator.issueCredential());
      case 'otherSubject':
        return named(await emulator.issueCredential({ subject: 'CN=other.contoso.example' }));
      case 'stranger':
        return named(await emulator.issueCredential({ trusted: false }));
      case 'expired':
        return named(await emulator.issueCredential({ notAfter: new Date(Date.now() - 1000) }));
      case 'systemAssigned':
      case 'userAssigned':
        return issuedByImds(emulator, emulator.identities[name]);
    }
  }
}

/** A managed identity's certificate, by way of IMDS v2. */
export async function issuedByImds(
  { imdsUrl, tenantId }: Pick<EmulatorUnderTest, 'imdsUrl' | 'tenantId'>,
  { clientId }: EmulatedIdentity,
): Promise<NamedCertificate> {
  const query = `cred-api-version=2.0&client_id=${clientId}`;
  const headers = { metadata: 'true' };
  const imds = (path: string) => new URL(`${imdsUrl}/metadata/identity/${path}?${query}`);

  const metadata = await exchange({ url: imds('getplatformmetadata'), method: 'GET', headers });
  const { keys, text } = await createSigningRequest(
    {
      key: 'rsa-2048',
      signature: 'pss-32',
      cuId: 'machine',
      encoding: 'base64',
      tampered: false,
    },
    {
      subject: `CN=${clientId}, DC=${tenantId}`,
      cuId: (metadata.body as { cuId: object }).cuId,
    },
  );
  const body = JSON.stringify({ csr: text });
  const issued = await exchange({ url: imds('issuecredential'), method: 'POST', headers, body });
  const { certificate } = issued.body as { certificate: string };
  const key = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey));
  return named({
    certificatePem: `-----BEGIN CERTIFICATE-----\n${certificate}\n-----END CERTIFICATE-----\n`,
    privateKeyPem: `-----BEGIN PRIVATE KEY-----\n${key.toString('base64')}\n-----END PRIVATE KEY-----\n`,
  });
}

function named(pem: { certificatePem: string; privateKeyPem: string }): NamedCertificate {
  const { fingerprint256 } = new X509Certificate(pem.certificatePem);
  const thumbprint = Buffer.from(fingerprint256.replaceAll(':', ''), 'hex').toString('base64url');
  return { ...pem, thumbprint };
}
