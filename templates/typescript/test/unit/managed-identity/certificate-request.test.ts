import { createPublicKey, webcrypto } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { SoftwareBindingKeyProvider } from '../../../src/mtls-pop/managed-identity/binding-key.js';
import type { BindingKey } from '../../../src/mtls-pop/managed-identity/binding-key.js';
import { createCertificateRequest } from '../../../src/mtls-pop/managed-identity/certificate-request.js';
import type { ComputeUnitId } from '../../../src/mtls-pop/managed-identity/imds-replies.js';
import { Pkcs10CertificateRequest } from '../../emulator/x509.js';
import { identity } from '../../support/imds-samples.js';

const vmId = '3d6f2c1a-0b9e-4a7d-8c5f-1e2d3c4b5a69';

async function requestFor(cuId: ComputeUnitId, key?: BindingKey) {
  const base64 = await createCertificateRequest(key ?? (await new SoftwareBindingKeyProvider().create()), {
    ...identity,
    cuId,
    // @only keyAttestation
    attestationEndpoint: new URL('https://sharedeus2.eus2.attest.azure.net'),
  });
  return { base64, csr: new Pkcs10CertificateRequest(base64) };
}

/** The text of the one UTF8String in the attribute's set. */
function computeUnitIdOf(csr: Pkcs10CertificateRequest): string {
  const values = csr.getAttribute('1.3.6.1.4.1.311.90.2.10')?.values ?? [];
  expect(values).toHaveLength(1);
  const [tag, length = 0, ...rest] = new Uint8Array(values[0] ?? new ArrayBuffer(0));
  expect(tag).toBe(0x0c);
  const lengthOctets = length < 0x80 ? 0 : length & 0x7f;
  const content = Buffer.from(rest.slice(lengthOctets));
  const declared =
    lengthOctets === 0
      ? length
      : rest.slice(0, lengthOctets).reduce((total, octet) => total * 256 + octet, 0);
  expect(content).toHaveLength(declared);
  expect(lengthOctets).toBe(declared < 0x80 ? 0 : declared < 0x100 ? 1 : 2);
  return content.toString('utf8');
}

describe('the certificate request', () => {
  it('names the identity and its tenant as the subject', async () => {
    const { csr } = await requestFor({ vmId, vmssId: undefined });
    expect(csr.subjectName.toJSON()).toEqual([{ CN: [identity.clientId] }, { DC: [identity.tenantId] }]);
  });

  it('is signed with RSA-2048, SHA-256 and PSS with a salt of 32 bytes', async () => {
    const { csr } = await requestFor({ vmId, vmssId: undefined });
    const publicKey = createPublicKey({
      key: Buffer.from(csr.publicKey.rawData),
      format: 'der',
      type: 'spki',
    });
    expect(publicKey.asymmetricKeyDetails?.modulusLength).toBe(2048);
    expect(JSON.parse(JSON.stringify(csr.signatureAlgorithm))).toEqual({
      name: 'RSA-PSS',
      hash: { name: 'SHA-256' },
      saltLength: 32,
    });
    expect(await csr.verify()).toBe(true);
  });

  it('says which compute unit the identity is assigned to, as compact JSON without absent members', async () => {
    const machine = await requestFor({ vmId, vmssId: undefined });
    expect(computeUnitIdOf(machine.csr)).toBe(`{"vmId":"${vmId}"}`);
    const scaleSet = await requestFor({ vmId: undefined, vmssId: vmId });
    expect(computeUnitIdOf(scaleSet.csr)).toBe(`{"vmssId":"${vmId}"}`);
    const both = await requestFor({ vmId, vmssId: vmId });
    expect(computeUnitIdOf(both.csr)).toBe(`{"vmId":"${vmId}","vmssId":"${vmId}"}`);
  });

  it('carries a compute unit id of any length', async () => {
    for (const length of [114, 115, 241, 242, 1000]) {
      const { csr } = await requestFor({ vmId: 'a'.repeat(length), vmssId: undefined });
      expect(computeUnitIdOf(csr)).toBe(`{"vmId":"${'a'.repeat(length)}"}`);
    }
  });

  it('is one line of base64, without PEM markers', async () => {
    const { base64 } = await requestFor({ vmId, vmssId: undefined });
    expect(base64).toMatch(/^[A-Za-z0-9+/]+={0,2}$/);
  });

  it('is signed by a key that does not leave its provider', async () => {
    const software = await new SoftwareBindingKeyProvider().create();
    const algorithm = {
      name: 'RSA-PSS',
      modulusLength: 2048,
      publicExponent: new Uint8Array([1, 0, 1]),
      hash: 'SHA-256',
    };
    const keys = await webcrypto.subtle.generateKey(algorithm, false, ['sign', 'verify']);
    const { csr } = await requestFor({ vmId, vmssId: undefined }, { ...software, keys });
    expect(keys.privateKey.extractable).toBe(false);
    expect(await csr.verify()).toBe(true);
  });
});
