import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MtlsHttpClient } from '../../src/mtls-pop/index.js';
import { startEmulator } from '../emulator/index.js';
import type { Emulator } from '../emulator/index.js';
import { rejectionOf } from '../support/failure.js';
import { openScenario } from '../support/scenario.js';
import type { Scenario } from '../support/scenario.js';

describe('a call of the resource', () => {
  let emulator: Emulator;
  let scenario: Scenario;
  let url: string;
  let slept: number[];

  beforeAll(async () => {
    emulator = await startEmulator();
    url = emulator.resource.url;
    scenario = openScenario(emulator, {
      sleep: (milliseconds) => {
        slept.push(milliseconds);
        return Promise.resolve();
      },
    });
  });
  afterAll(async () => {
    scenario.close();
    await emulator.close();
  });
  beforeEach(() => {
    slept = [];
    emulator.faults.clear();
    emulator.journal.clear();
  });

  describe('that is told to come back later', () => {
    const later = (status: number, seconds: string) => ({ status, headers: { 'retry-after': seconds } });

    it('comes back at the time that a 429 or a 503 names', async () => {
      emulator.faults.respond({ service: 'resource' }, later(429, '3'));
      emulator.faults.respond({ service: 'resource' }, later(503, '5'));
      expect((await scenario.client.request(url)).status).toBe(200);
      expect(slept).toEqual([3000, 5000]);
    });

    it('gives up after two repetitions', async () => {
      emulator.faults.respond({ service: 'resource' }, later(429, '1'), 5);
      expect((await scenario.client.request(url)).status).toBe(429);
      expect(emulator.journal.of('resource')).toHaveLength(3);
    });

    it('does not come back when no time is named, or one that is too far', async () => {
      emulator.faults.respond({ service: 'resource' }, { status: 503 });
      expect((await scenario.client.request(url)).status).toBe(503);
      emulator.faults.respond({ service: 'resource' }, later(429, '31'));
      expect((await scenario.client.request(url)).status).toBe(429);
      expect(slept).toEqual([]);
    });

    it('does not come back for another status', async () => {
      emulator.faults.respond({ service: 'resource' }, later(500, '1'));
      expect((await scenario.client.request(url)).status).toBe(500);
      expect(slept).toEqual([]);
    });

    it('does not come back with a method that is not idempotent', async () => {
      emulator.faults.respond({ service: 'resource' }, later(429, '1'));
      expect((await scenario.client.request(url, { method: 'POST', body: 'x' })).status).toBe(429);
      expect(slept).toEqual([]);
    });
  });

  describe('that is redirected', () => {
    it('follows to no other address', async () => {
      for (const status of [301, 302, 303, 307, 308]) {
        emulator.journal.clear();
        emulator.faults.respond(
          { service: 'resource' },
          { status, headers: { location: `${url}/elsewhere` } },
        );
        const failure = await rejectionOf(scenario.client.request(url));
        expect(failure.code).toBe('redirect_refused');
        expect(failure.status).toBe(status);
        expect(emulator.journal.of('resource')).toHaveLength(1);
      }
    });
  });

  describe('that takes too long', () => {
    it('ends at its own time-out, or at the one of the client', async () => {
      await scenario.acquirer.acquireToken(scenario.config.scope);
      emulator.faults.hang({ service: 'resource' }, 2);
      const call = scenario.client.request(url, { timeoutMs: 50 });
      await expect(call).rejects.toMatchObject({ code: 'timeout' });
      const { acquirer, transport, config } = scenario;
      const client = new MtlsHttpClient({ acquirer, transport, scope: config.scope, timeoutMs: 50 });
      await expect(client.request(url)).rejects.toMatchObject({ code: 'timeout' });
    });

    it('ends when its signal aborts, with the reason', async () => {
      emulator.faults.hang({ service: 'resource' });
      const abort = new AbortController();
      const stop = emulator.journal.onEntry(({ service }) => {
        if (service === 'resource') {
          abort.abort(new Error('shutting down'));
        }
      });
      const call = scenario.client.request(url, { signal: abort.signal });
      await expect(call).rejects.toThrow(/shutting down/);
      stop();
    });

    it('does not begin when its signal is aborted already', async () => {
      const signal = AbortSignal.abort(new Error('too late'));
      await expect(scenario.client.request(url, { signal })).rejects.toThrow(/too late/);
      expect(emulator.journal.entries).toHaveLength(0);
    });
  });
});
