import {expect, it} from 'vitest';
import {createApp} from '../lib/index.js';

it('needs a client id', () => {
  expect(() => createApp('contoso', '', () => Promise.resolve('assertion'))).toThrow();
});
