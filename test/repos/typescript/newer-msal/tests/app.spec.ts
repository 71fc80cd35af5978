import {expect, it} from 'vitest';
import {createApp} from '../lib/index.js';

const assertion = () => Promise.resolve('assertion');

it('has a cache of its own for each application', () => {
  const [first, second] = [createApp('contoso', 'a', assertion), createApp('contoso', 'b', assertion)];
  expect(first.getTokenCache()).not.toBe(second.getTokenCache());
});

it('refuses what is no tenant', () => {
  expect(() => createApp('common', 'a', assertion)).toThrow('"common" is no tenant');
});
