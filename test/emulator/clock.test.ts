import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmulator } from '../../templates/typescript/test/emulator/index.js';
import type { Emulator } from '../../templates/typescript/test/emulator/index.js';
import { accessToken, agentWith, callResource, requestToken } from './clients.js';

const hour = 60 * 60 * 1000;
const day = 24 * hour;

describe('an emulator with a clock of its own', () => {
  let now = new Date('2031-05-01T12:00:00Z');
  let emulator: Emulator;

  beforeAll(async () => {
    emulator = await startEmulator({ now: () => now });
  });
  afterAll(() => emulator.close());

  it('lets tokens and certificates expire by it', async () => {
    const agent = agentWith(emulator);
    const authorization = `mtls_pop ${accessToken(await requestToken(emulator, agent))}`;
    expect((await callResource(emulator, agent, authorization)).status).toBe(200);

    now = new Date(now.getTime() + 2 * hour);
    expect((await callResource(emulator, agent, authorization)).status).toBe(401);
    expect(emulator.journal.of('resource').at(-1)?.error).toMatch(/"exp" claim/);

    now = new Date(now.getTime() + 91 * day);
    expect((await requestToken(emulator, agent)).body).toMatchObject({ error_codes: [700027] });
    const renewed = agentWith(emulator, await emulator.issueCredential());
    expect((await requestToken(emulator, renewed)).status).toBe(200);
  });

  it('stamps errors with it', async () => {
    const { body } = await requestToken(emulator, emulator.createAgent({}));
    expect(body).toMatchObject({ timestamp: now.toISOString().slice(0, 19).replace('T', ' ') + 'Z' });
  });
});
