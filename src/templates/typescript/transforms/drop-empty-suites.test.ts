import { expect, it } from 'vitest';
import { formatted, transformed } from '../testing/transformed.js';
import { dropEmptySuites } from './drop-empty-suites.js';

it('drops a suite without tests, and then the suite around it', async () => {
  const input = `
    describe('a', () => {
      // Nothing is left.
      describe('b', () => {});
    });
    describe('c', () => { it('d', () => {}); });`;
  expect(await transformed(dropEmptySuites, input)).toBe(
    await formatted(`describe('c', () => { it('d', () => {}); });`),
  );
});
