import { CertificateAuthority, generateRsaKeys } from '../emulator/certificate-authority.js';
import type { CryptoKey } from '../emulator/certificate-authority.js';
import type { PublicKey } from '../emulator/x509.js';

export const identity = {
  clientId: '6325cd32-9911-41f3-819c-416cdf9104e7',
  tenantId: '7b0e2a4c-5d3f-4f8e-9c61-0a1b2c3d4e5f',
};

/** What getplatformmetadata answers. */
export const platformMetadata = {
  cuId: { vmId: '3d6f2c1a-0b9e-4a7d-8c5f-1e2d3c4b5a69' },
  ...identity,
  attestationEndpoint: 'https://sharedeus2.eus2.attest.azure.net',
};

/** What issuecredential answers for a key. */
export async function issuedCredential(publicKey: CryptoKey | PublicKey) {
  return {
    client_id: identity.clientId,
    tenant_id: identity.tenantId,
    certificate: Buffer.from((await certificateFor(publicKey)).rawData).toString('base64'),
    identity_type: 'UserAssigned',
    mtls_authentication_endpoint: 'https://eastus2.mtlsauth.microsoft.com',
  };
}

/** What issuecredential answers to whoever asks: a certificate for somebody else's key. */
export async function someoneElsesCredential() {
  return issuedCredential((await generateRsaKeys()).publicKey);
}

async function certificateFor(publicKey: CryptoKey | PublicKey) {
  const authority = await CertificateAuthority.create('Sample IMDS');
  const notBefore = new Date();
  const notAfter = new Date(notBefore.getTime() + 7 * 24 * 60 * 60 * 1000);
  return authority.issueClientCertificate({
    subject: `CN=${identity.clientId}`,
    publicKey,
    notBefore,
    notAfter,
  });
}
