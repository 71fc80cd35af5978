import { variant } from '#variant';
import { MtlsHttpClient, MtlsPopError } from '../src/mtls-pop/index.js';
import { startEmulator } from './emulator/index.js';
import type { Emulator } from './emulator/index.js';
import { openScenario } from './support/scenario.js';
import type { Scenario } from './support/scenario.js';
import { describeStep, wrapped } from './support/step.js';

/** Runs this service against an emulator on this machine, and prints each request as it happens. */
async function main(): Promise<void> {
  const emulator = await startEmulator();
  const scenario = openScenario(emulator);
  emulator.journal.onEntry((entry) => {
    console.log(`${emulator.journal.entries.length}. ${describeStep(entry)}\n`);
  });
  try {
    console.log(`Offline, against an emulator on port ${emulator.port}. No token is ever printed.\n`);
    await callTwice(emulator, scenario);
    if (variant.finalToken === 'mtls-pop') {
      await stealToken(emulator, scenario);
    }
  } finally {
    scenario.close();
    await emulator.close();
  }
}

async function callTwice(emulator: Emulator, { client, config }: Scenario): Promise<void> {
  await client.request(config.resourceUrl);
  const requests = emulator.journal.of('token').length;
  console.log('The same call once more: the tokens come from the cache.\n');
  await client.request(config.resourceUrl);
  if (emulator.journal.of('token').length !== requests) {
    throw new Error('The second call requested a token.');
  }
}

/** Without the private key the token is worth nothing. */
// @only finalToken === 'mtls-pop'
async function stealToken(emulator: Emulator, { acquirer, config }: Scenario): Promise<void> {
  console.log('Now a thief, who has the token but not the key of its certificate.\n');
  const thief = openScenario(emulator, {
    createAgent: (options) => emulator.createAgent({ ...options, cert: undefined, key: undefined }),
  });
  const client = new MtlsHttpClient({ acquirer, scope: config.scope, transport: thief.transport });
  try {
    await client.request(config.resourceUrl);
    throw new Error('The resource accepted a stolen token.');
  } catch (error) {
    if (!(error instanceof MtlsPopError)) {
      throw error;
    }
    console.log(wrapped(`${error.code}: ${error.message}`).join('\n'));
  } finally {
    thief.close();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
