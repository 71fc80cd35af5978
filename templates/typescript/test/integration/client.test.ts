import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createClient } from '../../src/client.js';
import type { MtlsClient } from '../../src/client.js';
import { startEmulator } from '../emulator/index.js';
import type { Emulator } from '../emulator/index.js';
import { openScenario } from '../support/scenario.js';
import type { Scenario } from '../support/scenario.js';

describe('createClient', () => {
  let emulator: Emulator;
  let scenario: Scenario;
  let client: MtlsClient;

  beforeAll(async () => {
    emulator = await startEmulator();
  });
  afterAll(() => emulator.close());
  beforeEach(() => {
    scenario = openScenario(emulator);
    client = createClient(scenario.config, { createAgent: emulator.createAgent });
    emulator.journal.clear();
  });
  afterEach(() => {
    client.close();
    scenario.close();
  });

  it('makes a client that calls the resource with the token of its acquirer', async () => {
    const response = await client.http.request(scenario.config.resourceUrl);
    expect(response.status).toBe(200);
    const requests = emulator.journal.of('token').length;
    await client.acquirer.acquireToken(scenario.config.scope);
    expect(emulator.journal.of('token')).toHaveLength(requests);
  });

  it('makes a client whose connections end when it is closed', async () => {
    const connections = (): Set<number> =>
      new Set(emulator.journal.of('resource').map(({ connection }) => connection));
    for (let call = 0; call < 2; call += 1) {
      await (await client.http.request(scenario.config.resourceUrl)).text();
    }
    expect(connections().size).toBe(1);
    client.close();
    await (await client.http.request(scenario.config.resourceUrl)).text();
    expect(connections().size).toBe(2);
  });
});
