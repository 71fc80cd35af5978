import { describe, expect, it } from 'vitest';
import { allVariants } from '../../render/variant.js';
import { Condition } from './condition.js';

describe('a condition', () => {
  it('holds exactly for the variants that it describes', () => {
    const condition = new Condition(`(flow === 'fic' || auth !== 'managed-identity') && !popTokenType`);
    for (const variant of allVariants('typescript')) {
      const expected =
        (variant.flow === 'fic' || variant.auth === 'confidential-client') && !variant.popTokenType;
      expect(condition.holds(variant)).toBe(expected);
    }
  });

  it('says which axes it depends on', () => {
    const condition = new Condition(`flow === 'fic' && (keyAttestation || region === 'required')`);
    expect([...condition.axes].sort()).toEqual(['flow', 'keyAttestation', 'region']);
  });

  it.each([
    ['', /is not a condition/],
    [`flow === 'fic'; auth`, /is not a condition/],
    ['flow', /not a yes or no/],
    [`flow === 'FIC'`, /one of vanilla, fic/],
    [`flow === 'fic' && identity === 'user-assigned'`, /one of none, system-assigned/],
    [`flow == 'fic'`, /only axes decide/],
    [`flow === 'vanilla' || retries`, /only axes decide/],
    ['variant.popTokenType', /only axes decide/],
  ])('is refused when it is made: %j', (text, message) => {
    expect(() => new Condition(text)).toThrow(message);
  });
});
