import {describe, expect, it} from 'vitest';
import {csv} from '../lib/index.js';

describe('csv', () => {
  it('quotes what has to be', () => {
    expect(csv([{name: 'Lovelace, Ada', mail: undefined}], ['name', 'mail'])).toBe('name,mail\r\n"Lovelace, Ada",\r\n');
  });

  it('doubles quotes', () => {
    expect(csv([{name: 'Grace "Amazing" Hopper'}], ['name'])).toBe('name\r\n"Grace ""Amazing"" Hopper"\r\n');
  });
});
