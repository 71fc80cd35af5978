// @only auth === 'confidential-client'
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PemFileCertificateSource } from '../../src/mtls-pop/pem-file-certificate-source.js';
import type { PemCredential } from '../emulator/index.js';
import { rsaCredential } from '../support/credentials.js';
import { rejectionOf } from '../support/failure.js';

describe('PemFileCertificateSource', () => {
  let first: PemCredential;
  let renewed: PemCredential;
  let folder: string;
  let path: string;

  beforeAll(async () => {
    [first, renewed] = await Promise.all([rsaCredential(), rsaCredential()]);
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mtls-pop-'));
    path = join(folder, 'credential.pem');
    await writeFile(path, first.pem);
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('gives the same certificate as long as the file stays', async () => {
    const source = new PemFileCertificateSource({ path });
    const certificate = await source.current();
    expect((await source.current()) === certificate).toBe(true);
  });

  it('gives the new certificate once the file has been replaced', async () => {
    const source = new PemFileCertificateSource({ path });
    const before = await source.current();
    await writeFile(path, renewed.pem);
    const after = await source.current();
    expect(after.x5tS256).not.toBe(before.x5tS256);
    expect(after.tlsOptions().key).toBe(renewed.privateKeyPem);
  });

  it('keeps the old certificate while the file is half-written, and takes the new one when it is whole', async () => {
    const source = new PemFileCertificateSource({ path });
    const before = await source.current();
    const halves = [
      '',
      renewed.pem.slice(0, 300),
      renewed.certificatePem,
      renewed.certificatePem + first.privateKeyPem,
      renewed.pem.slice(0, -100),
    ];
    for (const half of halves) {
      await writeFile(path, half);
      expect((await source.current()).x5tS256).toBe(before.x5tS256);
    }
    await writeFile(path, renewed.pem);
    expect((await source.current()).x5tS256).not.toBe(before.x5tS256);
  });

  it('keeps the old certificate while the file is away', async () => {
    const source = new PemFileCertificateSource({ path });
    const before = await source.current();
    await rm(path);
    expect((await source.current()).x5tS256).toBe(before.x5tS256);
  });

  it('says why it has nothing better, once the old certificate has expired', async () => {
    let now = new Date();
    const source = new PemFileCertificateSource({ path, now: () => now });
    const { notAfter } = await source.current();
    await writeFile(path, renewed.certificatePem);
    now = notAfter;
    await expect(source.current()).rejects.toMatchObject({ code: 'certificate_key_missing' });
  });

  it('names a file that cannot be read', async () => {
    const missing = join(folder, 'missing.pem');
    const failure = await rejectionOf(new PemFileCertificateSource({ path: missing }).current());
    expect(failure.code).toBe('certificate_file_unreadable');
    expect(failure.message).toContain(missing);
    expect(failure.message).toContain('ENOENT');
  });

  it('stops reading when aborted', async () => {
    const source = new PemFileCertificateSource({ path });
    await expect(source.current(AbortSignal.abort(new Error('gone')))).rejects.toThrow(/gone/);
  });
});
