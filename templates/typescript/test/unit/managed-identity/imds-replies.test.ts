import { describe, expect, it } from 'vitest';
import {
  readIssuedCredential,
  readPlatformMetadata,
} from '../../../src/mtls-pop/managed-identity/imds-replies.js';
import { identity, platformMetadata, someoneElsesCredential } from '../../support/imds-samples.js';

/** A JSON object without one of its members. */
function without(reply: object, member: string): string {
  return JSON.stringify({ ...reply, [member]: undefined });
}

describe('the reply to getplatformmetadata', () => {
  it('names the compute unit by its virtual machine, its scale set, or both', () => {
    for (const cuId of [{ vmId: 'a' }, { vmssId: 'b' }, { vmId: 'a', vmssId: 'b' }]) {
      const metadata = readPlatformMetadata(JSON.stringify({ ...platformMetadata, cuId }));
      expect(JSON.parse(JSON.stringify(metadata.cuId))).toEqual(cuId);
    }
  });

  it('is refused without a member, by the name of the member', () => {
    const members = [
      'cuId',
      'clientId',
      'tenantId',
      // @only keyAttestation
      'attestationEndpoint',
    ];
    for (const member of members) {
      expect(() => readPlatformMetadata(without(platformMetadata, member))).toThrow(
        new RegExp(`getplatformmetadata lacks ${member}`),
      );
    }
    expect(() => readPlatformMetadata(JSON.stringify({ ...platformMetadata, cuId: { vmId: '' } }))).toThrow(
      /lacks vmId or vmssId/,
    );
  });

  it('is refused where an id is no GUID: ids become part of a name and of a URL', () => {
    for (const id of ['a/../b', 'x,O=Contoso', '#0c00', `${identity.clientId}\n`, 7]) {
      expect(() => readPlatformMetadata(JSON.stringify({ ...platformMetadata, clientId: id }))).toThrow(
        /clientId/,
      );
      expect(() => readPlatformMetadata(JSON.stringify({ ...platformMetadata, tenantId: id }))).toThrow(
        /tenantId/,
      );
    }
  });

  it('is refused where it is no JSON object', () => {
    for (const body of ['', '<html>', 'null', '"text"', '7']) {
      expect(() => readPlatformMetadata(body)).toThrow(/lacks (JSON|a JSON object)/);
    }
  });
});

describe('the reply to issuecredential', () => {
  it('gives the certificate and the token endpoint of the tenant', async () => {
    const reply = await someoneElsesCredential();
    for (const host of [
      'https://eastus2.mtlsauth.microsoft.com',
      'https://eastus2.mtlsauth.microsoft.com/',
    ]) {
      const credential = readIssuedCredential(
        JSON.stringify({ ...reply, mtls_authentication_endpoint: host }),
      );
      expect(credential.clientId).toBe(identity.clientId);
      expect(credential.tokenEndpoint.href).toBe(
        `https://eastus2.mtlsauth.microsoft.com/${identity.tenantId}/oauth2/v2.0/token`,
      );
      expect(credential.certificatePem).toMatch(/^-----BEGIN CERTIFICATE-----\n/);
    }
  });

  it('is refused without a member, by the name of the member', async () => {
    const reply = await someoneElsesCredential();
    for (const member of Object.keys(reply)) {
      expect(() => readIssuedCredential(without(reply, member))).toThrow(
        new RegExp(`issuecredential lacks ${member}`),
      );
    }
  });

  it('is refused where the certificate is none', async () => {
    const reply = { ...(await someoneElsesCredential()), certificate: 'AAAA' };
    expect(() => readIssuedCredential(JSON.stringify(reply))).toThrow(/certificate as an X.509 certificate/);
  });

  it('is refused where tokens would come from an address that is not https', async () => {
    const reply = await someoneElsesCredential();
    for (const host of [
      'http://eastus2.mtlsauth.microsoft.com',
      'eastus2.mtlsauth.microsoft.com',
      'ftp://x',
    ]) {
      expect(() =>
        readIssuedCredential(JSON.stringify({ ...reply, mtls_authentication_endpoint: host })),
      ).toThrow(/mtls_authentication_endpoint as an https URL/);
    }
  });
});
