import { KeyObject, webcrypto } from 'node:crypto';
import { variant } from '#variant';
import { decodeJwt } from 'jose';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BindingCertificate } from '../../src/mtls-pop/binding-certificate.js';
import type { BindingKey, BindingKeyProvider } from '../../src/mtls-pop/managed-identity/binding-key.js';
import type { ManagedIdentityTokenAcquirer } from '../../src/mtls-pop/managed-identity-token-acquirer.js';
import { MutualTlsTransport } from '../../src/mtls-pop/mutual-tls-transport.js';
import { startEmulator } from '../emulator/index.js';
import type { Emulator } from '../emulator/index.js';
import { managedIdentityAcquirer, oneMint, requestsTo } from '../support/managed-identity.js';

const hourMs = 60 * 60 * 1000;
const rsaPss = {
  name: 'RSA-PSS',
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
  hash: 'SHA-256',
};
const anotherScope = 'https://graph.microsoft.com/.default';

let emulator: Emulator;
let transport: MutualTlsTransport;
let acquirer: ManagedIdentityTokenAcquirer;
let scope: string;
let now = new Date();

/** The emulator's clock and the acquirer's is `now`. No pause takes time. */
const clock = { now: () => now, sleep: () => Promise.resolve() };

beforeAll(async () => {
  emulator = await startEmulator(clock);
  scope = variant.flow === 'fic' ? 'api://AzureADTokenExchange/.default' : emulator.resource.scope;
});

beforeEach(() => {
  now = new Date();
  emulator.journal.clear();
  emulator.faults.clear();
  transport = new MutualTlsTransport({ createAgent: emulator.createAgent });
  acquirer = managedIdentityAcquirer(emulator, { transport, ...clock });
});

afterEach(() => {
  transport.close();
});

afterAll(async () => {
  await emulator.close();
});

describe('the certificate of a managed identity', () => {
  it('is minted again when 24 hours or less remain, and the old tokens are left behind', async () => {
    const token = await acquirer.acquireToken(scope);
    now = new Date(token.bindingCertificate.notAfter.getTime() - 24 * hourMs);
    const next = await acquirer.acquireToken(scope);
    expect(next.bindingCertificate.x5tS256).not.toBe(token.bindingCertificate.x5tS256);
    expect(decodeJwt(next.accessToken)['cnf']).toEqual({ 'x5t#S256': next.bindingCertificate.x5tS256 });
    expect(requestsTo(emulator, 'imds')).toEqual([...oneMint, ...oneMint]);
  });

  it('is replaced once when the token endpoint refuses it', async () => {
    const before = await acquirer.acquireToken(scope);
    emulator.faults.respond({ service: 'token' }, { status: 401, body: { error: 'invalid_client' } });
    emulator.journal.clear();
    const after = await acquirer.acquireToken(anotherScope);
    expect(after.bindingCertificate.x5tS256).not.toBe(before.bindingCertificate.x5tS256);
    expect(requestsTo(emulator, 'imds')).toEqual(oneMint);
    expect(requestsTo(emulator, 'token')).toEqual(['token', 'token']);
  });

  it('is replaced once, not again and again', async () => {
    emulator.faults.respond({ service: 'token' }, { status: 401, body: { error: 'invalid_client' } }, 5);
    await expect(acquirer.acquireToken(scope)).rejects.toMatchObject({
      oauthError: 'invalid_client',
      status: 401,
    });
    expect(requestsTo(emulator, 'imds')).toEqual([...oneMint, ...oneMint]);
    expect(requestsTo(emulator, 'token')).toEqual(['token', 'token']);
  });

  it('takes its tokens with it when it is refused', async () => {
    const token = await acquirer.acquireToken(scope);
    emulator.faults.respond({ service: 'token' }, { status: 401, body: { error: 'invalid_client' } });
    await acquirer.acquireToken(anotherScope);
    const next = await acquirer.acquireToken(scope);
    expect(next.accessToken).not.toBe(token.accessToken);
    expect(next.bindingCertificate.x5tS256).not.toBe(token.bindingCertificate.x5tS256);
  });

  it('is replaced once when the server closes the connection on it', async () => {
    emulator.faults.reset({ service: 'token' });
    const token = await acquirer.acquireToken(scope);
    expect(requestsTo(emulator, 'imds')).toEqual([...oneMint, ...oneMint]);
    expect(emulator.journal.of('token')[1]?.clientCertificate).toBe(token.bindingCertificate.x5tS256);
  });

  it('stays when the token endpoint refuses something else', async () => {
    emulator.faults.respond({ service: 'token' }, { status: 400, body: { error: 'invalid_scope' } });
    await expect(acquirer.acquireToken(scope)).rejects.toMatchObject({ oauthError: 'invalid_scope' });
    await acquirer.acquireToken(scope);
    expect(requestsTo(emulator, 'imds')).toEqual(oneMint);
  });
});

describe('a key that does not leave its hardware', () => {
  /** Holds the one private key, and gives out its name. */
  class Hardware implements BindingKeyProvider {
    readonly keyName = 'keyguard:key-1';
    readonly #key = webcrypto.subtle.generateKey(rsaPss, false, ['sign', 'verify']);

    async create(): Promise<BindingKey> {
      return {
        // @only minimumKeyStrength
        strength: 'keyguard',
        keys: await this.#key,
        crypto: globalThis.crypto,
        bind: (certificatePem) => BindingCertificate.fromKeyReference(certificatePem, this.keyName),
      };
    }

    /** What TLS does with the name. Tests have no such hardware, so here the key does come out. */
    async resolve(): Promise<string> {
      const { privateKey } = await this.#key;
      return KeyObject.from(privateKey).export({ type: 'pkcs8', format: 'pem' }).toString();
    }
  }

  it('signs the certificate request and the handshake', async () => {
    const hardware = new Hardware();
    const key = await hardware.resolve();
    const asked: unknown[] = [];
    const ownTransport = new MutualTlsTransport({
      createAgent: (options) => {
        asked.push(options.key);
        return emulator.createAgent({ ...options, key });
      },
    });
    const token = await managedIdentityAcquirer(emulator, {
      ...clock,
      keys: hardware,
      transport: ownTransport,
    }).acquireToken(scope);
    ownTransport.close();
    expect(asked).toEqual([hardware.keyName]);
    expect(decodeJwt(token.accessToken)['cnf']).toEqual({ 'x5t#S256': token.bindingCertificate.x5tS256 });
  });
});
