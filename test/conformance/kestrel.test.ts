import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JournalEntry } from '../../templates/typescript/test/emulator/index.js';
import { emit } from '../emitted/project.js';
import { describeWithDotnet } from '../support/dotnet.js';
import type { CommandProcess } from './command-process.js';
import { startEmulatorHost } from './emulator-host.js';
import { startKestrelEmulator } from './kestrel-emulator.js';
import { loadCases } from './load-cases.js';
import { Player } from './player.js';
import { startTypeScriptEmulator } from './typescript-emulator.js';

const name = 'Contoso.Orders';

describeWithDotnet('the Kestrel emulator', () => {
  let host: CommandProcess;

  beforeAll(async () => {
    const solution = await emit('conformance', {
      language: 'csharp',
      flow: 'vanilla',
      auth: 'confidential-client',
      resource: 'https://graph.microsoft.com',
      name,
    });
    host = await startEmulatorHost(solution, name);
  }, 180_000);
  afterAll(() => host.close());

  for (const { name: file, cases } of loadCases()) {
    describe(file, () => {
      const kestrel = new Player((options) => startKestrelEmulator(host, options));
      const typescript = new Player(startTypeScriptEmulator);
      afterAll(async () => {
        await kestrel.close();
        await typescript.close();
      });

      for (const recorded of cases) {
        it(recorded.name, async () => {
          const entries = await kestrel.hold(recorded);
          // Both hold a request against the same rules, in the same order and words.
          expect(rules(entries)).toEqual(rules(await typescript.hold(recorded)));
        });
      }
    });
  }
});

function rules(entries: readonly JournalEntry[]): (readonly [name: string, passed: boolean])[] {
  return entries.flatMap(({ checks }) => checks.map((check) => [check.name, check.passed] as const));
}
