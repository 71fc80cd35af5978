import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmulator } from '../../templates/typescript/test/emulator/index.js';
import type { Emulator } from '../../templates/typescript/test/emulator/index.js';
import type { Case } from './case-schema.js';
import { Certificates } from './certificates.js';
import { checkAnswer, checkJournal } from './expectations.js';
import { loadCases } from './load-cases.js';
import { fillPlaceholders } from './placeholders.js';
import { play } from './play.js';

const files = loadCases();

it('every name says something else', () => {
  const names = files.flatMap(({ name, cases }) => cases.map((one) => `${name}: ${one.name}`));
  expect(new Set(names).size).toBe(names.length);
});

for (const { name, cases } of files) {
  describe(`the TypeScript emulator, ${name}`, () => {
    let emulator: Emulator;
    let certificates: Certificates;

    beforeAll(async () => {
      emulator = await startEmulator();
      certificates = new Certificates(emulator);
    });
    afterAll(() => emulator.close());

    for (const recorded of cases) {
      it(recorded.name, async () => {
        if (recorded.emulator === undefined) {
          await hold(recorded, emulator, certificates);
          return;
        }
        const other = await startEmulator(recorded.emulator);
        try {
          await hold(recorded, other, new Certificates(other));
        } finally {
          await other.close();
        }
      });
    }
  });
}

async function hold(recorded: Case, emulator: Emulator, certificates: Certificates): Promise<void> {
  const filled = fillPlaceholders(recorded, emulator);
  const result = await play(emulator, certificates, filled);
  const entries = [...emulator.journal.entries];
  await checkAnswer(filled.expect, result, certificates);
  checkJournal(filled, result, entries);
}
