import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startEmulator } from '../../templates/typescript/test/emulator/index.js';
import type { Emulator } from '../../templates/typescript/test/emulator/index.js';
import { exchange } from '../conformance/http.js';
import { accessToken, agentWith, callResource, requestToken } from './clients.js';

describe('faults of the emulator', () => {
  let emulator: Emulator;

  beforeAll(async () => {
    emulator = await startEmulator();
  });
  afterEach(() => {
    emulator.faults.clear();
    emulator.journal.clear();
  });
  afterAll(() => emulator.close());

  const status = async () => (await requestToken(emulator, agentWith(emulator))).status;

  it('are used up by as many requests as they were asked for', async () => {
    emulator.faults.respond({ service: 'token' }, { status: 503 }, 2);
    expect([await status(), await status(), await status()]).toEqual([503, 503, 200]);
  });

  it('come one after the other, in the order in which they were asked for', async () => {
    emulator.faults.respond({ service: 'token' }, { status: 429, headers: { 'retry-after': '1' } });
    emulator.faults.reset({ service: 'token' });
    expect([await status(), await status(), await status()]).toEqual([429, 'closed', 200]);
  });

  it('concern the service and path that they name', async () => {
    emulator.faults.respond({ service: 'token', path: /\/elsewhere\// }, { status: 503 });
    emulator.faults.respond({ service: 'resource' }, { status: 503 });
    expect(await status()).toBe(200);
    const agent = agentWith(emulator);
    expect((await callResource(emulator, agent, 'Bearer x')).status).toBe(503);
    expect((await callResource(emulator, agent, 'Bearer x')).status).toBe(401);
  });

  it('reach IMDS too', async () => {
    emulator.faults.respond({ service: 'imds', path: /getplatformmetadata$/ }, { status: 410 });
    const url = new URL(`${emulator.imdsUrl}/metadata/identity/getplatformmetadata?cred-api-version=2.0`);
    const ask = () => exchange({ url, method: 'GET', headers: { metadata: 'true' } });
    expect([(await ask()).status, (await ask()).status]).toEqual([410, 200]);
  });

  it('change a token response, and wait for a successful one', async () => {
    emulator.faults.amendToken(({ access_token }) => ({ access_token }));
    const agent = agentWith(emulator);
    expect((await requestToken(emulator, agent, { client_id: 'nobody' })).body).toMatchObject({
      error: 'unauthorized_client',
    });
    expect(Object.keys((await requestToken(emulator, agent)).body as object)).toEqual(['access_token']);
    expect((await requestToken(emulator, agent)).body).toMatchObject({ token_type: 'mtls_pop' });
  });

  it('hang a request, which stands in the journal without an answer', async () => {
    emulator.faults.hang({ service: 'token' });
    const agent = agentWith(emulator);
    const heard = new Promise((resolve) => {
      const stop = emulator.journal.onEntry((entry) => {
        stop();
        resolve(entry);
      });
    });
    const pending = requestToken(emulator, agent);
    expect(await heard).toMatchObject({ service: 'token', status: 0, error: 'hang' });
    agent.destroy();
    expect((await pending).status).toBe('closed');
  });

  it('are gone after clear', async () => {
    emulator.faults.respond({ service: 'token' }, { status: 503 }, 9);
    emulator.faults.amendToken(() => ({}), 9);
    emulator.faults.clear();
    expect((await requestToken(emulator, agentWith(emulator))).body).toMatchObject({
      token_type: 'mtls_pop',
    });
  });

  it('challenge for claims until a token has them, which Entra issues when the challenge is handed on', async () => {
    emulator.faults.requireAuthenticationContext('c1');
    const agent = agentWith(emulator);
    const plain = accessToken(await requestToken(emulator, agent));
    const challenged = await callResource(emulator, agent, `mtls_pop ${plain}`);
    expect(challenged.status).toBe(401);
    const encoded = /claims="([^"]+)"/.exec(challenged.headers['www-authenticate'] ?? '')?.[1] ?? '';
    const claims = Buffer.from(encoded, 'base64').toString('utf8');
    const answering = accessToken(await requestToken(emulator, agent, { claims }));
    expect((await callResource(emulator, agent, `mtls_pop ${answering}`)).status).toBe(200);
  });
});
