import { createHash, createPrivateKey, X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { BindingCertificate } from '../../src/mtls-pop/binding-certificate.js';
import type { PemCredential } from '../emulator/index.js';
import { ecPem, rsaCredential } from '../support/credentials.js';
import { failureOf } from '../support/failure.js';

describe('BindingCertificate', () => {
  let credential: PemCredential;
  beforeAll(async () => {
    credential = await rsaCredential({
      subject: 'CN=service, O=Contoso',
      notAfter: new Date('2099-01-01T00:00:00Z'),
    });
  });

  it('computes x5t#S256 as RFC 8705 section 3.1 does', () => {
    const der = new X509Certificate(credential.certificatePem).raw;
    const expected = createHash('sha256').update(der).digest('base64url');
    expect(BindingCertificate.fromPem(credential.pem).x5tS256).toBe(expected);
  });

  it('reads subject and lifetime', () => {
    const certificate = BindingCertificate.fromPem(credential.pem);
    expect(certificate.subject).toMatch(/CN=service/);
    expect(certificate.notAfter.toISOString()).toBe('2099-01-01T00:00:00.000Z');
    expect(certificate.notBefore.getTime()).toBeLessThan(Date.now());
  });

  it('puts the leaf first, wherever it stands in the file', async () => {
    const other = await rsaCredential({ subject: 'CN=Issuing CA' });
    const pem = credential.privateKeyPem + other.certificatePem + credential.certificatePem;
    const certificate = BindingCertificate.fromPem(pem);
    expect(certificate.subject).toMatch(/CN=service/);
    expect(certificate.certificateChainPem.match(/BEGIN CERTIFICATE/g) ?? []).toHaveLength(2);
    expect(new X509Certificate(certificate.certificateChainPem).subject).toMatch(/CN=service/);
  });

  it('takes RSA keys and EC keys', async () => {
    expect(BindingCertificate.fromPem(credential.pem).keyType).toBe('rsa');
    expect(BindingCertificate.fromPem(await ecPem()).keyType).toBe('ec');
  });

  it('takes a key in the older PKCS #1 form', () => {
    const pkcs1 = createPrivateKey(credential.privateKeyPem)
      .export({ type: 'pkcs1', format: 'pem' })
      .toString();
    const certificate = BindingCertificate.fromPem(credential.certificatePem + pkcs1);
    expect(certificate.tlsOptions().key).toContain('BEGIN PRIVATE KEY');
  });

  it('takes a file with Windows line ends', () => {
    const certificate = BindingCertificate.fromPem(credential.pem.replaceAll('\n', '\r\n'));
    expect(certificate.x5tS256).toBe(BindingCertificate.fromPem(credential.pem).x5tS256);
  });

  it('says what is wrong with a file that it cannot use', async () => {
    const key = createPrivateKey(credential.privateKeyPem);
    const encrypted = key
      .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'secret' })
      .toString();
    const stranger = await rsaCredential();
    const brokenCertificate = credential.certificatePem.replace(/\n(.{10})/, '\nAAAAAAAAAA');
    const files: [pem: string, code: string][] = [
      [credential.certificatePem, 'certificate_key_missing'],
      [credential.privateKeyPem, 'certificate_malformed'],
      [brokenCertificate + credential.privateKeyPem, 'certificate_malformed'],
      [credential.certificatePem + encrypted, 'certificate_key_encrypted'],
      [credential.certificatePem + stranger.privateKeyPem, 'certificate_key_mismatch'],
      ['', 'certificate_key_missing'],
    ];
    for (const [pem, code] of files) {
      expect(failureOf(() => BindingCertificate.fromPem(pem)).code).toBe(code);
    }
  });

  it('names the day on which it expired', () => {
    const certificate = BindingCertificate.fromPem(credential.pem);
    const failure = failureOf(() => {
      certificate.assertValidAt(new Date('2099-01-01T00:00:00Z'));
    });
    expect(failure.code).toBe('certificate_expired');
    expect(failure.message).toContain('2099-01-01');
  });

  it('is refused before its lifetime begins', () => {
    const certificate = BindingCertificate.fromPem(credential.pem);
    const failure = failureOf(() => {
      certificate.assertValidAt(new Date('2001-01-01T00:00:00Z'));
    });
    expect(failure.code).toBe('certificate_not_yet_valid');
  });
});
