import { expect, it } from 'vitest';
import { formatted, transformed } from '../testing/transformed.js';
import { translateTestFunctions } from './translate-test-functions.js';

const input = `
  import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
  describe('a', () => {
    beforeAll(start);
    beforeEach(reset);
    afterAll(() => stop());
    it('b', () => {});
    it('c', async () => { await d(); }, 10_000);
  });`;

it('takes them from node:test, with the time-out as an option', async () => {
  const output = `
    import { strict as assert } from 'node:assert';
    import { after, before, beforeEach, describe, it } from 'node:test';
    describe('a', () => {
      before(start);
      beforeEach(reset);
      after(() => stop());
      it('b', () => {});
      it('c', { timeout: 10_000 }, async () => { await d(); });
    });`;
  expect(await transformed(translateTestFunctions, input, { testRunner: 'node' })).toBe(
    await formatted(output),
  );
});

it('takes them from Mocha, with the time-out as a call', async () => {
  const output = `
    import { strict as assert } from 'node:assert';
    import { after, before, beforeEach, describe, it } from 'mocha';
    describe('a', () => {
      before(start);
      beforeEach(reset);
      after(() => stop());
      it('b', () => {});
      it('c', async () => { await d(); }).timeout(10_000);
    });`;
  expect(await transformed(translateTestFunctions, input, { testRunner: 'mocha' })).toBe(
    await formatted(output),
  );
});

it('takes them from Jest as they are, and leaves them to Vitest', async () => {
  const jest = await transformed(translateTestFunctions, input, { testRunner: 'jest' });
  expect(jest).toBe(await formatted(input.replace("'vitest'", "'@jest/globals'")));
  expect(await transformed(translateTestFunctions, input, { testRunner: 'vitest' })).toBe(
    await formatted(input),
  );
});

it('imports no assertions where there are none', async () => {
  const hooks = `import { afterEach } from 'vitest';\nafterEach(close);`;
  expect(await transformed(translateTestFunctions, hooks, { testRunner: 'node' })).toBe(
    `import { afterEach } from 'node:test';\nafterEach(close);\n`,
  );
});

it('refuses what is outside of the vocabulary', async () => {
  await expect(
    transformed(translateTestFunctions, `\nimport { vi } from 'vitest';`, { testRunner: 'jest' }),
  ).rejects.toThrow(/template\.ts:2: vi is outside/);
});
