import { inspect } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { variant } from '#variant';
import {
  AcquiredToken,
  BindingCertificate,
  MtlsHttpClient,
  MutualTlsTransport,
} from '../../src/mtls-pop/index.js';
import type { MtlsHttpClientOptions } from '../../src/mtls-pop/index.js';
import { startEmulator } from '../emulator/index.js';
import type { Emulator } from '../emulator/index.js';
import { rejectionOf } from '../support/failure.js';
import { openScenario } from '../support/scenario.js';
import type { Scenario } from '../support/scenario.js';
import { startTlsServer } from '../support/tls-server.js';

const claims = '{"access_token":{"acrs":{"essential":true,"value":"c2"}}}';

describe('a call of the resource', () => {
  let emulator: Emulator;
  let clockAheadMs: number;
  let scenario: Scenario;
  let url: string;

  beforeAll(async () => {
    clockAheadMs = 0;
    emulator = await startEmulator({ now: () => new Date(Date.now() + clockAheadMs) });
    scenario = openScenario(emulator);
    url = emulator.resource.url;
  });
  afterAll(async () => {
    scenario.close();
    await emulator.close();
  });
  beforeEach(() => {
    clockAheadMs = 0;
    emulator.faults.clear();
    emulator.journal.clear();
  });

  function clientWith(options: Partial<MtlsHttpClientOptions>): MtlsHttpClient {
    const { acquirer, transport, config } = scenario;
    return new MtlsHttpClient({ acquirer, transport, scope: config.scope, ...options });
  }

  function challenge(encodedClaims: string): { status: number; headers: Record<string, string> } {
    return {
      status: 401,
      headers: { 'www-authenticate': `Bearer error="insufficient_claims", claims="${encodedClaims}"` },
    };
  }

  if (variant.finalToken === 'mtls-pop') {
    it('succeeds with the token and the certificate that it is bound to', async () => {
      const response = await scenario.client.request(url);
      expect(response.status).toBe(200);
      const body = (await response.json()) as Record<string, unknown>;
      expect(body['tokenType']).toBe('mtls_pop');
      expect(body['certificateMatched']).toBe(true);
      const [request] = emulator.journal.of('resource');
      const { bindingCertificate } = await scenario.acquirer.acquireToken(scenario.config.scope);
      expect(request?.headers['authorization']).toBe('mtls_pop');
      expect(request?.clientCertificate).toBe(bindingCertificate.x5tS256);
    });

    it('fails without the certificate, and says so', async () => {
      const withoutCertificate = openScenario(emulator, {
        createAgent: (options) => emulator.createAgent({ ...options, cert: undefined, key: undefined }),
      });
      const client = clientWith({ transport: withoutCertificate.transport });
      const failure = await rejectionOf(client.request(url));
      expect(failure.code).toBe('resource_rejected_token');
      expect(failure.status).toBe(401);
      expect(failure.message).toContain('No client certificate reached the resource');
      withoutCertificate.close();
    });

    it('fails with another certificate, and says so', async () => {
      const token = await scenario.acquirer.acquireToken(scenario.config.scope);
      const { pem } = await emulator.issueCredential();
      const mismatched = new AcquiredToken({
        tokenType: token.tokenType,
        accessToken: token.accessToken,
        expiresOn: token.expiresOn,
        bindingCertificate: BindingCertificate.fromPem(pem),
      });
      const client = clientWith({ acquirer: { acquireToken: () => Promise.resolve(mismatched) } });
      const failure = await rejectionOf(client.request(url));
      expect(failure.code).toBe('resource_rejected_token');
      expect(failure.message).toContain('another one than the token is bound to');
    });

    it('fails when the bound token is sent as a Bearer token', async () => {
      const token = await scenario.acquirer.acquireToken(scenario.config.scope);
      const response = await scenario.transport.send(
        {
          url: new URL(url),
          method: 'GET',
          headers: new Headers({ authorization: `Bearer ${token.accessToken}` }),
        },
        token.bindingCertificate,
      );
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toContain(
        'Cnf claim not supported over Bearer protocol.',
      );
    });

    it('tells Key Vault that the token is bound, over TLS 1.2', async () => {
      const vault = await startTlsServer('contoso.vault.azure.net', (request, response) => {
        const { 'x-ms-tokenboundauth': header } = request.headers;
        response.end(`${String(header)} ${String(request.socket.getProtocol())}`);
      });
      const transport = new MutualTlsTransport({ createAgent: vault.createAgent });
      const response = await clientWith({ transport }).request('https://contoso.vault.azure.net/secrets/one');
      expect(await response.text()).toBe('true TLSv1.2');
      transport.close();
      await vault.close();
    });

    it('does not go to the host of Microsoft Graph that takes no bound token', async () => {
      const call = scenario.client.request('https://graph.microsoft.com/v1.0/users');
      await expect(call).rejects.toMatchObject({ code: 'wrong_graph_host' });
    });
  } else {
    it('succeeds with the Bearer token, and needs no certificate', async () => {
      const response = await scenario.client.request(url);
      expect(response.status).toBe(200);
      const body = (await response.json()) as Record<string, unknown>;
      expect(body['tokenType']).toBe('Bearer');
      const [request] = emulator.journal.of('resource');
      expect(request?.headers['authorization']).toBe('Bearer');
      expect(request?.clientCertificate).toBeUndefined();
    });
  }

  it('has its method, headers and body, and no Authorization but the token', async () => {
    const response = await scenario.client.request(`${url}/7?draft=1`, {
      method: 'put',
      headers: { 'X-Color': 'blue', authorization: 'Basic abc' },
      body: '{"amount":1}',
    });
    const body = (await response.json()) as Record<string, unknown>;
    expect(body['method']).toBe('PUT');
    expect(body['body']).toBe('{"amount":1}');
    const [request] = emulator.journal.of('resource');
    expect(request?.query).toEqual({ draft: '1' });
    expect(request?.headers['x-color']).toBe('blue');
    expect(request?.headers['authorization']).not.toBe('Basic');
  });

  it('needs no further token request and no further connection the second time', async () => {
    await (await scenario.client.request(url)).text();
    const before = emulator.journal.of('token').length;
    await (await scenario.client.request(url)).text();
    expect(emulator.journal.of('token')).toHaveLength(before);
    const [first, second] = emulator.journal.of('resource');
    expect(second?.connection).toBe(first?.connection);
  });

  it('hands other statuses to the caller', async () => {
    for (const status of [204, 304, 403, 404, 500]) {
      emulator.faults.respond({ service: 'resource' }, { status });
      expect((await scenario.client.request(url)).status).toBe(status);
    }
  });

  it('goes over https only', async () => {
    const plain = scenario.client.request(url.replace('https:', 'http:'));
    await expect(plain).rejects.toMatchObject({ code: 'https_required' });
  });

  if (variant.auth === 'confidential-client') {
    it('goes on with a certificate that was renewed on disk', async () => {
      const { bindingCertificate } = await scenario.acquirer.acquireToken(scenario.config.scope);
      emulator.journal.clear();
      scenario.replaceCertificate((await emulator.issueCredential()).pem);
      expect((await scenario.client.request(url)).status).toBe(200);
      const [request] = emulator.journal.of('token');
      expect(request?.clientCertificate).toBeDefined();
      expect(request?.clientCertificate).not.toBe(bindingCertificate.x5tS256);
    });
  }

  describe('that is rejected', () => {
    it('says that the token has expired', async () => {
      await scenario.client.request(url);
      clockAheadMs = 2 * 60 * 60_000;
      const failure = await rejectionOf(scenario.client.request(url));
      expect(failure.code).toBe('resource_rejected_token');
      expect(failure.message).toContain('check the clocks');
    });

    it('says that the token is for another resource', async () => {
      const client = clientWith({ scope: 'https://graph.microsoft.com/.default' });
      const failure = await rejectionOf(client.request(url));
      expect(failure.message).toContain('check the scope');
    });

    it('shows no token in its error', async () => {
      emulator.faults.respond({ service: 'resource' }, { status: 401 });
      const failure = await rejectionOf(scenario.client.request(url));
      const text = inspect(failure, { showHidden: true, depth: Infinity }) + JSON.stringify(failure);
      expect(text).not.toMatch(/eyJ[\w-]{10,}\.|PRIVATE KEY/);
    });
  });

  describe('that meets a claims challenge', () => {
    it('is repeated with a token that has the claims', async () => {
      await scenario.client.request(url);
      emulator.faults.requireAuthenticationContext('c1');
      expect((await scenario.client.request(url)).status).toBe(200);
      expect(emulator.journal.of('resource').map(({ status }) => status)).toEqual([200, 401, 200]);
      expect(emulator.journal.of('token').at(-1)?.form['claims']).toContain('"acrs"');
      expect((await scenario.client.request(url)).status).toBe(200);
      expect(emulator.journal.of('resource')).toHaveLength(4);
    });

    it('is repeated once only', async () => {
      const encoded = Buffer.from(claims).toString('base64');
      emulator.faults.respond({ service: 'resource' }, challenge(encoded), 3);
      await expect(scenario.client.request(url)).rejects.toMatchObject({ code: 'resource_rejected_token' });
      expect(emulator.journal.of('resource')).toHaveLength(2);
    });

    it('is not repeated for claims that make no sense', async () => {
      for (const encoded of ['', '%%%', Buffer.from('[]').toString('base64')]) {
        emulator.journal.clear();
        emulator.faults.respond({ service: 'resource' }, challenge(encoded));
        await expect(scenario.client.request(url)).rejects.toMatchObject({ code: 'resource_rejected_token' });
        expect(emulator.journal.of('resource')).toHaveLength(1);
      }
    });

    it('is not repeated for claims that come with a success', async () => {
      const encoded = Buffer.from(claims).toString('base64');
      emulator.faults.respond({ service: 'resource' }, { ...challenge(encoded), status: 200 });
      expect((await scenario.client.request(url)).status).toBe(200);
      expect(emulator.journal.of('resource')).toHaveLength(1);
    });
  });
});
