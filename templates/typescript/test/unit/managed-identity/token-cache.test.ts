import { describe, expect, it } from 'vitest';
import { BindingCertificate } from '../../../src/mtls-pop/binding-certificate.js';
import { TokenCache } from '../../../src/mtls-pop/managed-identity/token-cache.js';
import { AcquiredToken } from '../../../src/mtls-pop/token.js';
import { CertificateAuthority } from '../../emulator/certificate-authority.js';
import { issuePemCredential } from '../../emulator/pem-credential.js';

const start = new Date('2026-01-01T00:00:00Z');
const minuteMs = 60 * 1000;
const resource = 'https://vault.azure.net';

async function certificate(): Promise<BindingCertificate> {
  const authority = await CertificateAuthority.create('Sample');
  const { pem } = await issuePemCredential(authority, { subject: 'CN=identity', now: start });
  return BindingCertificate.fromPem(pem);
}

function token(
  bindingCertificate: BindingCertificate,
  expiresOn = new Date(start.getTime() + 60 * minuteMs),
): AcquiredToken {
  return new AcquiredToken({ tokenType: 'mtls_pop', accessToken: 'secret', expiresOn, bindingCertificate });
}

describe('the token cache of a managed identity', () => {
  it('gives a token until five minutes before it expires', async () => {
    let now = start;
    const cache = new TokenCache(() => now);
    const stored = token(await certificate());
    cache.store(resource, stored);
    now = new Date(stored.expiresOn.getTime() - 5 * minuteMs - 1);
    expect(cache.find(resource, stored.bindingCertificate)).toBe(stored);
    now = new Date(stored.expiresOn.getTime() - 5 * minuteMs);
    expect(cache.find(resource, stored.bindingCertificate)).toBeUndefined();
  });

  it('never gives the token of another certificate', async () => {
    const cache = new TokenCache(() => start);
    cache.store(resource, token(await certificate()));
    expect(cache.find(resource, await certificate())).toBeUndefined();
  });

  it('keeps the tokens of different resources apart', async () => {
    const cache = new TokenCache(() => start);
    const stored = token(await certificate());
    cache.store(resource, stored);
    expect(cache.find('https://graph.microsoft.com', stored.bindingCertificate)).toBeUndefined();
  });
});
