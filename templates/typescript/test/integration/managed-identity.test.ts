import { inspect } from 'node:util';
import { variant } from '#variant';
import { decodeJwt } from 'jose';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ManagedIdentityTokenAcquirer } from '../../src/mtls-pop/managed-identity-token-acquirer.js';
import { MtlsHttpClient } from '../../src/mtls-pop/mtls-http-client.js';
import { MutualTlsTransport } from '../../src/mtls-pop/mutual-tls-transport.js';
import { startEmulator } from '../emulator/index.js';
import type { Emulator } from '../emulator/index.js';
import {
  emulatedIdentity,
  managedIdentityAcquirer,
  oneMint,
  requestsTo,
} from '../support/managed-identity.js';

const hourMs = 60 * 60 * 1000;
const anotherScope = 'https://graph.microsoft.com/.default';

let emulator: Emulator;
let transport: MutualTlsTransport;
let acquirer: ManagedIdentityTokenAcquirer;
let scope: string;
let now = new Date();
let pauses: number[];

/** The emulator's clock and the acquirer's is `now`. A pause is written down and over. */
const clock = {
  now: () => now,
  sleep: (milliseconds: number) => {
    pauses.push(milliseconds);
    return Promise.resolve();
  },
};

beforeAll(async () => {
  emulator = await startEmulator(clock);
  scope = variant.flow === 'fic' ? 'api://AzureADTokenExchange/.default' : emulator.resource.scope;
});

beforeEach(() => {
  now = new Date();
  pauses = [];
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

describe('a managed identity', () => {
  it('acquires an mTLS PoP token that is bound to the certificate that IMDS issued', async () => {
    const identity = emulatedIdentity(emulator);
    const token = await acquirer.acquireToken(scope);
    expect(token.tokenType).toBe('mtls_pop');
    expect(token.bindingCertificate.subject).toContain(`CN=${identity.clientId}`);
    const claims = decodeJwt(token.accessToken);
    expect(claims['cnf']).toEqual({ 'x5t#S256': token.bindingCertificate.x5tS256 });
    expect(claims.sub).toBe(identity.objectId);
    expect(Math.round((token.expiresOn.getTime() - now.getTime()) / hourMs)).toBe(1);
  });

  it('asks the endpoint that IMDS names, with the certificate and without an assertion', async () => {
    const { bindingCertificate } = await acquirer.acquireToken(scope);
    const [request] = emulator.journal.of('token');
    expect(request?.host).toBe('westus3.mtlsauth.microsoft.com');
    expect(request?.path).toBe(`/${emulator.tenantId}/oauth2/v2.0/token`);
    expect(request?.clientCertificate).toBe(bindingCertificate.x5tS256);
    expect({ ...request?.form }).toEqual({
      client_id: emulatedIdentity(emulator).clientId,
      grant_type: 'client_credentials',
      scope,
      token_type: 'mtls_pop',
    });
  });

  it('takes the resource with and without /.default', async () => {
    const token = await acquirer.acquireToken(scope);
    expect(await acquirer.acquireToken(scope.replace(/\/\.default$/, ''))).toBe(token);
    expect(emulator.journal.of('token')[0]?.form['scope']).toBe(scope);
  });

  if (variant.flow === 'vanilla') {
    it('calls the resource with its token', async () => {
      const client = new MtlsHttpClient({ acquirer, scope, transport });
      const response = await client.request(emulator.resource.url);
      expect(response.status).toBe(200);
      const { bindingCertificate } = await acquirer.acquireToken(scope);
      expect(emulator.journal.of('resource')[0]?.clientCertificate).toBe(bindingCertificate.x5tS256);
    });
  }
});

describe('the tokens of a managed identity', () => {
  it('come from the cache the second time', async () => {
    const token = await acquirer.acquireToken(scope);
    emulator.journal.clear();
    expect(await acquirer.acquireToken(scope)).toBe(token);
    expect(emulator.journal.entries).toHaveLength(0);
  });

  it('are acquired once for callers that come at the same time', async () => {
    const tokens = await Promise.all(Array.from({ length: 10 }, () => acquirer.acquireToken(scope)));
    expect(new Set(tokens).size).toBe(1);
    expect(requestsTo(emulator, 'imds')).toEqual(oneMint);
    expect(requestsTo(emulator, 'token')).toEqual(['token']);
  });

  it('share one certificate among resources', async () => {
    const [one, other] = await Promise.all([
      acquirer.acquireToken(scope),
      acquirer.acquireToken(anotherScope),
    ]);
    expect(one.accessToken).not.toBe(other.accessToken);
    expect(one.bindingCertificate).toBe(other.bindingCertificate);
    expect(requestsTo(emulator, 'imds')).toEqual(oneMint);
  });

  it('are acquired again shortly before they expire, with the same certificate', async () => {
    const token = await acquirer.acquireToken(scope);
    now = new Date(token.expiresOn.getTime() - 4 * 60 * 1000);
    const next = await acquirer.acquireToken(scope);
    expect(next.accessToken).not.toBe(token.accessToken);
    expect(next.bindingCertificate).toBe(token.bindingCertificate);
  });

  it('are never reused once they have expired', async () => {
    emulator.faults.amendToken((response) => ({ ...response, expires_in: '1' }));
    const token = await acquirer.acquireToken(scope);
    const next = await acquirer.acquireToken(scope);
    expect(next.accessToken).not.toBe(token.accessToken);
  });

  it('skip the cache for claims, which go to the token endpoint, and replace what it held', async () => {
    const claims = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';
    const token = await acquirer.acquireToken(scope);
    const challenged = await acquirer.acquireToken(scope, { claims });
    expect(challenged.accessToken).not.toBe(token.accessToken);
    expect(emulator.journal.of('token').map(({ form }) => form['claims'])).toEqual([undefined, claims]);
    expect(await acquirer.acquireToken(scope)).toBe(challenged);
  });
});

describe('a token endpoint that does not do as asked', () => {
  it('downgrades to a Bearer token, which is refused and not cached', async () => {
    emulator.faults.amendToken((response) => ({ ...response, token_type: 'Bearer' }));
    await expect(acquirer.acquireToken(scope)).rejects.toMatchObject({ code: 'token_type_mismatch' });
    expect((await acquirer.acquireToken(scope)).tokenType).toBe('mtls_pop');
    expect(requestsTo(emulator, 'token')).toHaveLength(2);
  });

  it('leaves the token type out', async () => {
    emulator.faults.amendToken((response) => ({ ...response, token_type: undefined }));
    await expect(acquirer.acquireToken(scope)).rejects.toMatchObject({ code: 'token_type_missing' });
  });

  if (variant.popTokenType) {
    it('may call the type pop, as guidance 1.0.0 does', async () => {
      emulator.faults.amendToken((response) => ({ ...response, token_type: 'pop' }));
      expect((await acquirer.acquireToken(scope)).tokenType).toBe('mtls_pop');
    });
  }

  if (!variant.popTokenType) {
    it('calls the type pop, which no version of Microsoft Entra does', async () => {
      emulator.faults.amendToken((response) => ({ ...response, token_type: 'pop' }));
      await expect(acquirer.acquireToken(scope)).rejects.toMatchObject({ code: 'token_type_mismatch' });
    });
  }

  it('fails for a moment: one retry, a second later', async () => {
    emulator.faults.respond({ service: 'token' }, { status: 503, body: '' });
    expect((await acquirer.acquireToken(scope)).tokenType).toBe('mtls_pop');
    expect(pauses).toEqual([1000]);
  });

  it('asks for a pause, and gets no request until it is over', async () => {
    emulator.faults.respond({ service: 'token' }, { status: 429, headers: { 'retry-after': '7' } });
    await expect(acquirer.acquireToken(scope)).rejects.toMatchObject({
      code: 'throttled',
      retryAfterMs: 7000,
    });
    await expect(acquirer.acquireToken(scope)).rejects.toMatchObject({ code: 'throttled' });
    expect(requestsTo(emulator, 'token')).toHaveLength(1);
    now = new Date(now.getTime() + 7001);
    expect((await acquirer.acquireToken(scope)).tokenType).toBe('mtls_pop');
    expect(requestsTo(emulator, 'imds')).toEqual(oneMint);
  });
});

describe('a host', () => {
  it('with IMDS v1 only gives no token, least of all a Bearer token', async () => {
    const host = await startEmulator({ imds: 'v1-only' });
    try {
      await expect(
        managedIdentityAcquirer(host, { transport, ...clock }).acquireToken(scope),
      ).rejects.toMatchObject({
        code: 'mtls_pop_token_not_supported_in_imds_v1',
      });
      expect(pauses).toEqual([1000, 2000, 4000]);
      expect(host.journal.entries.filter(({ path }) => path.endsWith('/token'))).toEqual([]);
    } finally {
      await host.close();
    }
  });

  it('that is too slow for the caller is given up on', async () => {
    const abort = new AbortController();
    emulator.faults.hang({ service: 'imds' });
    const stopListening = emulator.journal.onEntry(() => {
      abort.abort(new Error('shutting down'));
    });
    await expect(acquirer.acquireToken(scope, { signal: abort.signal })).rejects.toThrow(/shutting down/);
    stopListening();
    expect((await acquirer.acquireToken(scope)).tokenType).toBe('mtls_pop');
  });
});

describe('what a managed identity shows of itself', () => {
  it('is no token and no key', async () => {
    const token = await acquirer.acquireToken(scope);
    const { key } = token.bindingCertificate.tlsOptions();
    for (const shown of [acquirer, token].flatMap((value) => [
      inspect(value, { depth: 9, showHidden: true }),
      JSON.stringify(value),
    ])) {
      expect(shown).not.toContain(token.accessToken);
      expect(shown).not.toContain(key.slice(40, 100));
      expect(shown).not.toContain('PRIVATE KEY');
    }
  });
});
