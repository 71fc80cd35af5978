import { inspect } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { BindingCertificate } from '../../src/mtls-pop/binding-certificate.js';
import { AcquiredToken } from '../../src/mtls-pop/token.js';
import { rsaCredential } from '../support/credentials.js';

const accessToken = 'eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJ4In0.c2lnbmF0dXJl';

/** Everything that a careless log statement prints of a value. */
function printed(value: unknown): string {
  return [
    inspect(value),
    inspect(value, { showHidden: true, depth: Infinity, getters: true }),
    inspect(value, { depth: Infinity, customInspect: false }),
    JSON.stringify(value),
    JSON.stringify({ ...(value as object) }),
    String(value),
  ].join('\n');
}

describe('what is printed', () => {
  let certificate: BindingCertificate;
  let token: AcquiredToken;
  beforeAll(async () => {
    certificate = BindingCertificate.fromPem((await rsaCredential({ subject: 'CN=service' })).pem);
    token = new AcquiredToken({
      tokenType: 'mtls_pop',
      accessToken,
      expiresOn: new Date('2026-11-01T12:00:00Z'),
      bindingCertificate: certificate,
    });
  });

  it('of a certificate helps to recognise it, and has no key', () => {
    const text = printed(certificate);
    expect(text).toContain(certificate.x5tS256);
    expect(text).toContain('CN=service');
    expect(text).not.toContain('PRIVATE KEY');
  });

  it('of a token helps to recognise it, and has neither the token nor the key', () => {
    const text = printed(token);
    expect(text).toContain('mtls_pop');
    expect(text).toContain('2026-11-01T12:00:00.000Z');
    expect(text).not.toContain(accessToken.slice(0, 8));
    expect(text).not.toContain('PRIVATE KEY');
  });

  it('leaves token and key where they are needed', () => {
    expect(token.accessToken).toBe(accessToken);
    expect(certificate.tlsOptions().key).toContain('PRIVATE KEY');
  });
});
