import { inspect } from 'node:util';
import { variant } from '#variant';
import { afterEach, describe, expect, it } from 'vitest';
import { SoftwareBindingKeyProvider } from '../../../src/mtls-pop/managed-identity/binding-key.js';
import type { BindingKeyProvider } from '../../../src/mtls-pop/managed-identity/binding-key.js';
import { CertificateMinter } from '../../../src/mtls-pop/managed-identity/certificate-minter.js';
import type { CertificateMinterOptions } from '../../../src/mtls-pop/managed-identity/certificate-minter.js';
import { ImdsClient } from '../../../src/mtls-pop/managed-identity/imds-client.js';
import { Pkcs10CertificateRequest } from '../../emulator/x509.js';
import {
  identity,
  issuedCredential,
  platformMetadata,
  someoneElsesCredential,
} from '../../support/imds-samples.js';
import { ScriptedImds } from '../../support/scripted-imds.js';
import type { RecordedRequest } from '../../support/scripted-imds.js';

let imds: ScriptedImds | undefined;

afterEach(async () => {
  await imds?.close();
});

/** An IMDS that issues a certificate to whatever key asks for one. */
async function issue({ path, body }: RecordedRequest) {
  if (path.endsWith('getplatformmetadata')) {
    return { body: platformMetadata };
  }
  const { csr } = JSON.parse(body) as { csr: string };
  return { body: await issuedCredential(new Pkcs10CertificateRequest(csr).publicKey) };
}

async function start(
  options: Partial<CertificateMinterOptions> = {},
  script: Parameters<typeof ScriptedImds.start>[0] = issue,
) {
  imds = await ScriptedImds.start(script);
  const minter = new CertificateMinter({
    imds: new ImdsClient({
      endpoint: imds.endpoint,
      // @only identity === 'user-assigned-client-id'
      clientId: identity.clientId,
      // @only identity === 'user-assigned-resource-id'
      resourceId:
        '/subscriptions/s/resourcegroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/i',
      // @only identity === 'user-assigned-object-id'
      objectId: 'ecb2ad92-3e30-4505-b79f-ac640d069f24',
    }),
    keys: new SoftwareBindingKeyProvider(),
    ...options,
  });
  return { minter, imds };
}

describe('minting a certificate', () => {
  it('gives the certificate, its key and where it is of use', async () => {
    const { minter } = await start();
    const minted = await minter.mint();
    expect(minted.clientId).toBe(identity.clientId);
    expect(minted.tokenEndpoint.host).toBe('eastus2.mtlsauth.microsoft.com');
    expect(minted.certificate.subject).toBe(`CN=${identity.clientId}`);
  });

  it('makes a new key each time', async () => {
    const { minter } = await start();
    const [one, other] = [await minter.mint(), await minter.mint()];
    expect(one.certificate.tlsOptions().key).not.toBe(other.certificate.tlsOptions().key);
  });

  it('is one correlated exchange', async () => {
    const { minter, imds } = await start();
    await minter.mint();
    await minter.mint();
    const ids = imds.requests.map(({ headers }) => headers['x-ms-client-request-id']);
    expect(ids).toHaveLength(4);
    expect(ids[0]).toBe(ids[1]);
    expect(ids[2]).toBe(ids[3]);
    expect(ids[0]).not.toBe(ids[2]);
  });

  it("refuses a certificate for somebody else's key", async () => {
    const { minter } = await start({}, [
      { body: platformMetadata },
      { body: await someoneElsesCredential() },
    ]);
    await expect(minter.mint()).rejects.toMatchObject({ code: 'certificate_key_mismatch' });
  });

  it('shows no private key', async () => {
    const { minter } = await start();
    const minted = await minter.mint();
    const key = await new SoftwareBindingKeyProvider().create();
    for (const shown of [
      inspect(minted, { depth: 9 }),
      JSON.stringify(minted),
      inspect(key, { depth: 9 }),
      JSON.stringify(key),
    ]) {
      expect(shown).not.toMatch(/PRIVATE KEY/);
    }
  });
});

if (variant.minimumKeyStrength) {
  describe('the least strength of a key', () => {
    it('refuses a weaker key before IMDS hears of it', async () => {
      const { minter, imds } = await start({ minimumKeyStrength: 'keyguard' });
      await expect(minter.mint()).rejects.toMatchObject({ code: 'min_strength_not_met' });
      expect(imds.requests).toEqual([]);
    });

    it('lets a key of that strength pass', async () => {
      const keyGuard: BindingKeyProvider = {
        create: async () => ({ ...(await new SoftwareBindingKeyProvider().create()), strength: 'keyguard' }),
      };
      const { minter } = await start({ minimumKeyStrength: 'keyguard', keys: keyGuard });
      expect((await minter.mint()).clientId).toBe(identity.clientId);
    });

    it('is software unless asked otherwise', async () => {
      const { minter } = await start();
      expect((await minter.mint()).clientId).toBe(identity.clientId);
    });
  });
}

if (variant.keyAttestation) {
  describe('the attestation of a key', () => {
    it('is asked of the endpoint that IMDS names, for this identity and this key', async () => {
      const asked: unknown[] = [];
      const { minter, imds } = await start({
        attest: ({ endpoint, clientId, key }) => {
          asked.push(endpoint.host, clientId, key.keys.publicKey.type);
          return Promise.resolve('attestation-jwt');
        },
      });
      await minter.mint();
      expect(asked).toEqual(['sharedeus2.eus2.attest.azure.net', identity.clientId, 'public']);
      expect(imds.requests[1]?.body ?? '').toMatch(/"attestation_token":"attestation-jwt"/);
    });

    it('is left out where nobody attests', async () => {
      const { minter, imds } = await start();
      await minter.mint();
      expect(imds.requests[1]?.body ?? '').not.toMatch(/attestation/);
    });

    it('that gives no token ends the minting: nothing is sent unattested', async () => {
      const { minter, imds } = await start({ attest: () => Promise.resolve('') });
      await expect(minter.mint()).rejects.toMatchObject({ code: 'attestation_failed' });
      expect(imds.requests).toHaveLength(1);
    });
  });
}
