// @only auth === 'confidential-client'
import { inspect } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  BindingCertificate,
  ConfidentialClientTokenAcquirer,
  MtlsAuthority,
  MutualTlsTransport,
} from '../../src/mtls-pop/index.js';
import { startEmulator } from '../emulator/index.js';
import type { Emulator, JournalEntry } from '../emulator/index.js';
import { boundTo } from '../support/bound-to.js';
import { ecPem } from '../support/credentials.js';
import { rejectionOf } from '../support/failure.js';

describe('ConfidentialClientTokenAcquirer', () => {
  let emulator: Emulator;
  let transport: MutualTlsTransport;
  let scope: string;
  let current: BindingCertificate;
  let renewed: BindingCertificate;
  let stranger: BindingCertificate;
  let acquirer: ConfidentialClientTokenAcquirer;

  beforeAll(async () => {
    emulator = await startEmulator();
    transport = new MutualTlsTransport({ createAgent: emulator.createAgent });
    scope = emulator.resource.scope;
    renewed = BindingCertificate.fromPem((await emulator.issueCredential()).pem);
    stranger = BindingCertificate.fromPem((await emulator.issueCredential({ trusted: false })).pem);
  });
  afterAll(async () => {
    transport.close();
    await emulator.close();
  });
  beforeEach(() => {
    emulator.faults.clear();
    emulator.journal.clear();
    current = BindingCertificate.fromPem(emulator.credential.pem);
    acquirer = newAcquirer();
  });

  function newAcquirer(
    authority: { region?: string; authorityHost?: string } = {},
    over = transport,
  ): ConfidentialClientTokenAcquirer {
    return new ConfidentialClientTokenAcquirer({
      clientId: emulator.clientId,
      authority: new MtlsAuthority({ tenantId: emulator.tenantId, ...authority }),
      certificateSource: { current: () => Promise.resolve(current) },
      transport: over,
      sleep: () => Promise.resolve(),
    });
  }

  function onlyRequest(): JournalEntry {
    const [request, ...others] = emulator.journal.entries;
    expect(others).toHaveLength(0);
    if (request === undefined) {
      throw new Error('Nothing was requested.');
    }
    return request;
  }

  describe('the request', () => {
    it('goes to the mtlsauth host of the tenant, without any discovery before it', async () => {
      await acquirer.acquireToken(scope);
      const { service, method, host, path } = onlyRequest();
      expect({ service, method, host, path }).toEqual({
        service: 'token',
        method: 'POST',
        host: 'mtlsauth.microsoft.com',
        path: `/${emulator.tenantId}/oauth2/v2.0/token`,
      });
    });

    it('goes to the region and the cloud that are configured, still without discovery', async () => {
      const places = [
        [{ region: 'westus3' }, 'westus3.mtlsauth.microsoft.com'],
        [{ authorityHost: 'https://login.microsoftonline.us' }, 'mtlsauth.microsoftonline.us'],
        [{ authorityHost: 'login.future-cloud.example' }, 'mtlsauth.future-cloud.example'],
      ] as const;
      for (const [authority, host] of places) {
        emulator.journal.clear();
        await newAcquirer(authority).acquireToken(scope);
        expect(onlyRequest().host).toBe(host);
      }
    });

    it('authenticates by the certificate in the handshake alone', async () => {
      await acquirer.acquireToken(scope);
      const { clientCertificate, form } = onlyRequest();
      expect(clientCertificate).toBe(current.x5tS256);
      for (const never of ['client_assertion', 'client_assertion_type', 'client_secret', 'req_cnf']) {
        expect(form[never]).toBeUndefined();
      }
    });

    it('asks for a bound token', async () => {
      await acquirer.acquireToken(scope);
      const { form, headers } = onlyRequest();
      expect(form['client_id']).toBe(emulator.clientId);
      expect(form['grant_type']).toBe('client_credentials');
      expect(form['scope']).toBe(scope);
      expect(form['token_type']).toBe('mtls_pop');
      expect(headers['return-client-request-id']).toBe('true');
      expect(headers['client-request-id']).toBe(form['client-request-id']);
    });

    it('works with an EC key too', async () => {
      current = BindingCertificate.fromPem(await ecPem());
      await expect(acquirer.acquireToken(scope)).rejects.toMatchObject({ oauthError: 'invalid_client' });
      const { clientCertificate, form } = onlyRequest();
      expect(clientCertificate).toBe(current.x5tS256);
      expect(form['client_assertion']).toBeUndefined();
    });
  });

  describe('the token', () => {
    it('is bound to the certificate', async () => {
      const token = await acquirer.acquireToken(scope);
      expect(token.tokenType).toBe('mtls_pop');
      expect(token.bindingCertificate === current).toBe(true);
      expect(boundTo(token)).toBe(current.x5tS256);
      expect(token.expiresOn.getTime()).toBeGreaterThan(Date.now() + 50 * 60_000);
      expect(token.expiresOn.getTime()).toBeLessThan(Date.now() + 61 * 60_000);
    });

    it('comes from the cache the second time, of the same type', async () => {
      const first = await acquirer.acquireToken(scope);
      const second = await acquirer.acquireToken(scope);
      expect(emulator.journal.entries).toHaveLength(1);
      expect(second.accessToken).toBe(first.accessToken);
      expect(second.tokenType).toBe('mtls_pop');
      expect(second.expiresOn.getTime()).toBe(first.expiresOn.getTime());
    });

    it('is another one for another scope', async () => {
      const one = await acquirer.acquireToken(scope);
      const other = await acquirer.acquireToken('https://graph.microsoft.com/.default');
      expect(other.accessToken).not.toBe(one.accessToken);
      expect(emulator.journal.entries).toHaveLength(2);
    });

    it('is renewed shortly before it expires', async () => {
      emulator.faults.amendToken((response) => ({ ...response, expires_in: 240 }));
      const first = await acquirer.acquireToken(scope);
      const second = await acquirer.acquireToken(scope);
      expect(second.accessToken).not.toBe(first.accessToken);
      expect(emulator.journal.entries).toHaveLength(2);
    });

    it('is not renewed early because the service suggests it', async () => {
      emulator.faults.amendToken((response) => ({ ...response, refresh_in: -1 }));
      await acquirer.acquireToken(scope);
      await acquirer.acquireToken(scope);
      expect(emulator.journal.entries).toHaveLength(1);
    });

    it('may have its lifetime in a string', async () => {
      emulator.faults.amendToken((response) => ({ ...response, expires_in: '3599' }));
      const { expiresOn } = await acquirer.acquireToken(scope);
      expect(expiresOn.getTime()).toBeGreaterThan(Date.now() + 50 * 60_000);
    });

    it('is requested once for callers that come at the same time', async () => {
      const tokens = await Promise.all([1, 2, 3].map(() => acquirer.acquireToken(scope)));
      expect(new Set(tokens.map((token) => token.accessToken)).size).toBe(1);
      expect(emulator.journal.entries).toHaveLength(1);
    });

    it('is not shared between different requests at the same time', async () => {
      const tokens = await Promise.all([
        acquirer.acquireToken(scope),
        acquirer.acquireToken('https://graph.microsoft.com/.default'),
        acquirer.acquireToken(scope, { claims: '{"access_token":{"acrs":{"value":"c1"}}}' }),
      ]);
      expect(new Set(tokens.map((token) => token.accessToken)).size).toBe(3);
    });

    it('reaches the other callers when one gives up', async () => {
      const abort = new AbortController();
      const impatient = acquirer.acquireToken(scope, { signal: abort.signal });
      const patient = acquirer.acquireToken(scope);
      abort.abort(new Error('shutting down'));
      await expect(impatient).rejects.toThrow(/shutting down/);
      expect((await patient).tokenType).toBe('mtls_pop');
      expect(emulator.journal.entries).toHaveLength(1);
    });
  });

  describe('claims', () => {
    const claims = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';

    it('are sent, past the cache, and their token is the one in the cache from then on', async () => {
      const before = await acquirer.acquireToken(scope);
      const after = await acquirer.acquireToken(scope, { claims });
      expect(emulator.journal.entries[1]?.form['claims']).toContain(claims.slice(1, -1));
      expect(after.accessToken).not.toBe(before.accessToken);
      expect((await acquirer.acquireToken(scope)).accessToken).toBe(after.accessToken);
      expect(emulator.journal.entries).toHaveLength(2);
    });

    it('that are not a JSON object are an error', async () => {
      for (const malformed of ['{', '', '[]', 'null']) {
        const result = acquirer.acquireToken(scope, { claims: malformed });
        await expect(result).rejects.toMatchObject({ code: 'invalid_claims' });
      }
      expect(emulator.journal.entries).toHaveLength(0);
    });
  });

  describe('the certificate', () => {
    it('is followed when it is renewed, and never mixed with tokens of the old one', async () => {
      const old = current;
      const before = await acquirer.acquireToken(scope);
      current = renewed;
      const after = await acquirer.acquireToken(scope);
      expect(emulator.journal.entries).toHaveLength(2);
      expect(emulator.journal.entries[1]?.clientCertificate).toBe(renewed.x5tS256);
      expect(boundTo(before)).toBe(old.x5tS256);
      expect(boundTo(after)).toBe(renewed.x5tS256);
      expect(after.bindingCertificate === renewed).toBe(true);
      expect((await acquirer.acquireToken(scope)).accessToken).toBe(after.accessToken);
    });

    it('is refused before anything is sent when it has expired', async () => {
      const expired = await emulator.issueCredential({ notAfter: new Date(Date.now() - 60_000) });
      current = BindingCertificate.fromPem(expired.pem);
      await expect(acquirer.acquireToken(scope)).rejects.toMatchObject({ code: 'certificate_expired' });
      expect(emulator.journal.entries).toHaveLength(0);
    });

    it('of a stranger is an invalid client, with advice', async () => {
      current = stranger;
      const failure = await rejectionOf(acquirer.acquireToken(scope));
      expect(failure.oauthError).toBe('invalid_client');
      expect(failure.code).toMatch(/^AADSTS\d+$/);
      expect(failure.message).toContain('trusts the certificate');
    });
  });

  describe('a failure', () => {
    it('is a downgrade to Bearer, which is not cached', async () => {
      emulator.faults.amendToken((response) => ({ ...response, token_type: 'Bearer' }));
      await expect(acquirer.acquireToken(scope)).rejects.toMatchObject({ code: 'token_type_mismatch' });
      expect((await acquirer.acquireToken(scope)).tokenType).toBe('mtls_pop');
      expect(emulator.journal.entries).toHaveLength(2);
    });

    it('is a token of no type', async () => {
      emulator.faults.amendToken((response) => ({ ...response, token_type: undefined }));
      await expect(acquirer.acquireToken(scope)).rejects.toMatchObject({ code: 'token_type_missing' });
    });

    it('keeps its code, its Retry-After and its cause on the way through MSAL', async () => {
      emulator.faults.respond({ service: 'token' }, { status: 503, body: {} }, 2);
      await expect(acquirer.acquireToken(scope)).rejects.toMatchObject({ code: 'service_not_available' });
      emulator.faults.reset({ service: 'token' });
      await expect(acquirer.acquireToken(scope)).rejects.toMatchObject({ code: 'connection_failed' });
      emulator.faults.respond({ service: 'token' }, { status: 429, headers: { 'retry-after': '5' } });
      await expect(acquirer.acquireToken(scope)).rejects.toMatchObject({
        code: 'throttled',
        retryAfterMs: 5000,
      });
    });

    it('is an endpoint that does not answer in time', async () => {
      const hasty = new MutualTlsTransport({ createAgent: emulator.createAgent, timeoutMs: 50 });
      emulator.faults.hang({ service: 'token' });
      const failing = newAcquirer({}, hasty);
      await expect(failing.acquireToken(scope)).rejects.toMatchObject({ code: 'timeout' });
      hasty.close();
    });

    it('is an abort while the endpoint does not answer', async () => {
      emulator.faults.hang({ service: 'token' });
      const abort = new AbortController();
      const stop = emulator.journal.onEntry(() => {
        abort.abort(new Error('shutting down'));
      });
      await expect(acquirer.acquireToken(scope, { signal: abort.signal })).rejects.toThrow(/shutting down/);
      stop();
    });

    it('shows neither key nor assertion, nor does the acquirer', async () => {
      current = stranger;
      const failure = await rejectionOf(acquirer.acquireToken(scope));
      const { cause } = failure as { cause?: unknown };
      for (const value of [failure, cause, acquirer, transport]) {
        const text =
          inspect(value, { showHidden: true, depth: Infinity, getters: true }) + JSON.stringify(value);
        expect(text).not.toMatch(/PRIVATE KEY|eyJ[\w-]{10,}\./);
      }
    });
  });
});
