import { afterAll, describe, expect, it } from 'vitest';
import { loadCases } from './load-cases.js';
import { Player } from './player.js';
import { startTypeScriptEmulator } from './typescript-emulator.js';

const files = loadCases();

it('every name says something else', () => {
  const names = files.flatMap(({ name, cases }) => cases.map((one) => `${name}: ${one.name}`));
  expect(new Set(names).size).toBe(names.length);
});

for (const { name, cases } of files) {
  describe(`the TypeScript emulator, ${name}`, () => {
    const player = new Player(startTypeScriptEmulator);
    afterAll(() => player.close());

    for (const recorded of cases) {
      it(recorded.name, async () => {
        await player.hold(recorded);
      });
    }
  });
}
