import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BindingCertificate } from '../../src/mtls-pop/binding-certificate.js';
import { MutualTlsTransport } from '../../src/mtls-pop/mutual-tls-transport.js';
import { TokenEndpoint } from '../../src/mtls-pop/token-endpoint.js';
import type { TokenResponse } from '../../src/mtls-pop/token-response.js';
import { startEmulator } from '../emulator/index.js';
import type { Emulator } from '../emulator/index.js';
import { rejectionOf } from '../support/failure.js';

describe('TokenEndpoint', () => {
  let emulator: Emulator;
  let certificate: BindingCertificate;
  let transport: MutualTlsTransport;
  let endpoint: TokenEndpoint;
  let now: Date;
  let slept: number[];

  beforeAll(async () => {
    emulator = await startEmulator();
    certificate = BindingCertificate.fromPem(emulator.credential.pem);
  });
  afterAll(() => emulator.close());

  beforeEach(() => {
    emulator.faults.clear();
    emulator.journal.clear();
    now = new Date();
    slept = [];
    transport = new MutualTlsTransport({ createAgent: emulator.createAgent });
    endpoint = new TokenEndpoint({
      transport,
      now: () => now,
      sleep: (milliseconds, signal) => {
        slept.push(milliseconds);
        signal?.throwIfAborted();
        return Promise.resolve();
      },
    });
  });
  afterEach(() => {
    transport.close();
  });

  function requestToken(change: Record<string, string> = {}, signal?: AbortSignal): Promise<TokenResponse> {
    return endpoint.request({
      url: new URL(`https://mtlsauth.microsoft.com/${emulator.tenantId}/oauth2/v2.0/token`),
      form: new URLSearchParams({
        client_id: emulator.clientId,
        grant_type: 'client_credentials',
        scope: emulator.resource.scope,
        token_type: 'mtls_pop',
        ...change,
      }),
      certificate,
      tokenType: 'mtls_pop',
      signal,
    });
  }

  it('posts the form over mutual TLS', async () => {
    expect((await requestToken()).token_type).toBe('mtls_pop');
    const [request] = emulator.journal.entries;
    expect(request?.method).toBe('POST');
    expect(request?.clientCertificate).toBe(certificate.x5tS256);
    expect(request?.headers['x-ms-lib-capability']).toBe('retry-after, h429');
  });

  it('repeats a 5xx once, after a second', async () => {
    emulator.faults.respond({ service: 'token' }, { status: 503 });
    expect((await requestToken()).token_type).toBe('mtls_pop');
    expect(slept).toEqual([1000]);
    expect(emulator.journal.entries).toHaveLength(2);
  });

  it('gives up after the second 5xx', async () => {
    emulator.faults.respond({ service: 'token' }, { status: 500, body: { error: 'server_error' } }, 2);
    const failure = await rejectionOf(requestToken());
    expect(failure.code).toBe('service_not_available');
    expect(failure.status).toBe(500);
    expect(emulator.journal.entries).toHaveLength(2);
  });

  it('repeats nothing that is not an outage', async () => {
    emulator.faults.respond({ service: 'token' }, { status: 400, body: { error: 'invalid_scope' } });
    await expect(requestToken()).rejects.toMatchObject({ code: 'invalid_scope' });
    expect(slept).toEqual([]);
    expect(emulator.journal.entries).toHaveLength(1);
  });

  for (const status of [429, 503]) {
    it(`stays away for as long as a ${status} asks for`, async () => {
      emulator.faults.respond({ service: 'token' }, { status, headers: { 'retry-after': '30' } });
      const failure = await rejectionOf(requestToken());
      expect(failure.status).toBe(status);
      expect(failure.retryAfterMs).toBe(30_000);
      expect(slept).toEqual([]);

      now = new Date(now.getTime() + 29_000);
      const refused = await rejectionOf(requestToken());
      expect(refused.code).toBe('throttled');
      expect(refused.retryAfterMs).toBe(1000);
      expect(emulator.journal.entries).toHaveLength(1);

      now = new Date(now.getTime() + 1000);
      expect((await requestToken()).token_type).toBe('mtls_pop');
    });
  }

  it('does not stay away after an outage without Retry-After', async () => {
    emulator.faults.respond({ service: 'token' }, { status: 503 }, 2);
    await expect(requestToken()).rejects.toMatchObject({ code: 'service_not_available' });
    expect((await requestToken()).token_type).toBe('mtls_pop');
  });

  it('refuses a redirect', async () => {
    const headers = { location: 'https://evil.example/token' };
    for (const status of [301, 302, 307, 308]) {
      emulator.faults.respond({ service: 'token' }, { status, headers });
      await expect(requestToken()).rejects.toMatchObject({ code: 'redirect_refused' });
    }
    expect(emulator.journal.entries).toHaveLength(4);
  });

  it('names a client that the tenant does not know, and what to check', async () => {
    const failure = await rejectionOf(requestToken({ client_id: '00000000-0000-4000-8000-000000000000' }));
    expect(failure.code).toMatch(/^AADSTS700016$/);
    expect(failure.message).toContain('00000000-0000-4000-8000-000000000000');
  });

  it('gives advice for an invalid client', async () => {
    certificate = BindingCertificate.fromPem((await emulator.issueCredential({ trusted: false })).pem);
    const failure = await rejectionOf(requestToken());
    certificate = BindingCertificate.fromPem(emulator.credential.pem);
    expect(failure.oauthError).toBe('invalid_client');
    expect(failure.message).toContain('trusts the certificate (subject name and issuer)');
  });

  it('says that the resource takes no bound tokens', async () => {
    const failure = await rejectionOf(requestToken({ scope: 'api://legacy.contoso.example/.default' }));
    expect(failure.code).toBe('AADSTS392196');
    expect(failure.message).toContain('The resource does not accept mTLS PoP tokens.');
  });

  it('is aborted with the reason of the signal', async () => {
    emulator.faults.hang({ service: 'token' });
    const abort = new AbortController();
    const request = requestToken({}, abort.signal);
    const stop = emulator.journal.onEntry(() => {
      abort.abort(new Error('shutting down'));
    });
    await expect(request).rejects.toThrow(/shutting down/);
    stop();
  });

  it('ends the wait before a repetition when aborted', async () => {
    emulator.faults.respond({ service: 'token' }, { status: 503 });
    const abort = new AbortController();
    const stop = emulator.journal.onEntry(() => {
      abort.abort(new Error('shutting down'));
    });
    await expect(requestToken({}, abort.signal)).rejects.toThrow(/shutting down/);
    stop();
    expect(emulator.journal.entries).toHaveLength(1);
  });
});
