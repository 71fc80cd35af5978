import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startEmulator } from '../../templates/typescript/test/emulator/index.js';
import type { Emulator, JournalEntry } from '../../templates/typescript/test/emulator/index.js';
import { agentWith, callResource, requestToken } from './clients.js';

describe('the journal of the emulator', () => {
  let emulator: Emulator;

  beforeAll(async () => {
    emulator = await startEmulator();
  });
  beforeEach(() => {
    emulator.journal.clear();
  });
  afterAll(() => emulator.close());

  it('has each request in order, and those of one service', async () => {
    const agent = agentWith(emulator);
    await requestToken(emulator, agent);
    await callResource(emulator, agent, 'Bearer x');
    await requestToken(emulator, agent);
    const { entries } = emulator.journal;
    expect(entries.map(({ service }) => service)).toEqual(['token', 'resource', 'token']);
    expect(emulator.journal.of('resource')).toEqual([entries[1]]);
    expect(entries[0]).toMatchObject({
      method: 'POST',
      host: 'mtlsauth.microsoft.com',
      path: `/${emulator.tenantId}/oauth2/v2.0/token`,
      query: {},
      form: { client_id: emulator.clientId, token_type: 'mtls_pop' },
      status: 200,
      error: undefined,
    });
  });

  it('has an entry before the client has the answer', async () => {
    await requestToken(emulator, agentWith(emulator));
    expect(emulator.journal.entries).toHaveLength(1);
  });

  it('lists the checks up to the one that failed', async () => {
    await requestToken(emulator, emulator.createAgent({}));
    const checks = emulator.journal.entries[0]?.checks ?? [];
    expect(checks.at(-1)).toEqual({
      name: 'the TLS session has a client certificate',
      passed: false,
      detail: 'none',
    });
    expect(checks.slice(0, -1).every(({ passed }) => passed)).toBe(true);
    expect(checks.length).toBeGreaterThan(3);
  });

  it('tells listeners, until they stop', async () => {
    const heard: JournalEntry[] = [];
    const stop = emulator.journal.onEntry((entry) => heard.push(entry));
    await requestToken(emulator, agentWith(emulator));
    stop();
    await requestToken(emulator, agentWith(emulator));
    expect(heard).toEqual([emulator.journal.entries[0]]);
  });
});
