import { beforeAll, describe, expect, it } from 'vitest';
import { SoftwareBindingKeyProvider } from '../../../src/mtls-pop/managed-identity/binding-key.js';
import type { MintedCertificate } from '../../../src/mtls-pop/managed-identity/certificate-minter.js';
import { MintedCertificateStore } from '../../../src/mtls-pop/managed-identity/minted-certificate-store.js';
import { identity, issuedCredential } from '../../support/imds-samples.js';

const hourMs = 60 * 60 * 1000;

let first: MintedCertificate;
let second: MintedCertificate;

beforeAll(async () => {
  first = await mint();
  second = await mint();
});

async function mint(): Promise<MintedCertificate> {
  const key = await new SoftwareBindingKeyProvider().create();
  const { certificate } = await issuedCredential(key.keys.publicKey);
  return {
    certificate: key.bind(`-----BEGIN CERTIFICATE-----\n${certificate}\n-----END CERTIFICATE-----`),
    clientId: identity.clientId,
    tokenEndpoint: new URL('https://mtlsauth.microsoft.com'),
  };
}

/** A store that gets these one after another, with a clock that stands a week before the first one expires. */
function storeOf(...results: (MintedCertificate | Error)[]) {
  const state = { now: new Date(first.certificate.notAfter.getTime() - 7 * 24 * hourMs), mints: 0 };
  const store = new MintedCertificateStore({
    mint: async (signal) => {
      const result = results[state.mints];
      state.mints += 1;
      await new Promise((resolve) => setImmediate(resolve));
      signal.throwIfAborted();
      if (result === undefined || result instanceof Error) {
        throw result ?? new Error('minted once too often');
      }
      return result;
    },
    now: () => state.now,
  });
  return { store, state };
}

describe('the store of minted certificates', () => {
  it('mints one certificate for many callers', async () => {
    const { store, state } = storeOf(first, second);
    const certificates = await Promise.all(Array.from({ length: 20 }, () => store.current()));
    expect(new Set(certificates).size).toBe(1);
    expect(await store.current()).toBe(first);
    expect(state.mints).toBe(1);
  });

  it('mints again once 24 hours or less remain, and no sooner', async () => {
    const { store, state } = storeOf(first, second);
    await store.current();
    state.now = new Date(first.certificate.notAfter.getTime() - 24 * hourMs - 1);
    expect(await store.current()).toBe(first);
    state.now = new Date(first.certificate.notAfter.getTime() - 24 * hourMs);
    expect(await store.current()).toBe(second);
    expect(state.mints).toBe(2);
  });

  it('mints again after a certificate was refused', async () => {
    const { store } = storeOf(first, second);
    store.drop(await store.current());
    expect(await store.current()).toBe(second);
  });

  it('keeps the new certificate when a late caller reports the old one', async () => {
    const { store, state } = storeOf(first, second);
    store.drop(await store.current());
    await store.current();
    store.drop(first);
    expect(await store.current()).toBe(second);
    expect(state.mints).toBe(2);
  });

  it('tries again after a mint that failed', async () => {
    const { store } = storeOf(new Error('IMDS is away'), second);
    await expect(store.current()).rejects.toThrow(/IMDS is away/);
    expect(await store.current()).toBe(second);
  });

  it('keeps a certificate in use that cannot be renewed, until it expires, and asks again after five minutes', async () => {
    const { store, state } = storeOf(first, new Error('IMDS is away'), new Error('IMDS is away'), second);
    await store.current();
    const renewal = first.certificate.notAfter.getTime() - 24 * hourMs;
    state.now = new Date(renewal);
    expect(await store.current()).toBe(first);
    state.now = new Date(renewal + hourMs / 12 - 1);
    expect(await store.current()).toBe(first);
    expect(state.mints).toBe(2);
    state.now = new Date(first.certificate.notAfter);
    await expect(store.current()).rejects.toThrow(/IMDS is away/);
    expect(await store.current()).toBe(second);
  });

  it('does not bring a refused certificate back when it cannot be replaced', async () => {
    const { store } = storeOf(first, new Error('IMDS is away'));
    store.drop(await store.current());
    await expect(store.current()).rejects.toThrow(/IMDS is away/);
  });

  it('goes on minting for the others when one caller gives up', async () => {
    const { store, state } = storeOf(first);
    const abort = new AbortController();
    const [impatient, patient] = [store.current(abort.signal), store.current()];
    abort.abort(new Error('too slow'));
    await expect(impatient).rejects.toThrow(/too slow/);
    expect(await patient).toBe(first);
    expect(state.mints).toBe(1);
  });
});
