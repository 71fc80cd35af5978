import { describe, expect, it } from 'vitest';
import { flagOf } from './answers.js';

describe('a flag', () => {
  it('is the name of its answer in kebab-case', () => {
    expect([flagOf('leg1ClientId'), flagOf('flow'), flagOf('identityValue')]).toEqual([
      '--leg1-client-id',
      '--flow',
      '--identity-value',
    ]);
  });
});
