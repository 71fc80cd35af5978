import { describe, expect, it } from 'vitest';
import { readChallenge } from '../../src/mtls-pop/www-authenticate.js';

const claims = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';
const encoded = Buffer.from(claims).toString('base64');

function challenge(value: string) {
  return readChallenge(new Headers({ 'www-authenticate': value }));
}

describe('readChallenge', () => {
  it('reads error and description, whatever is quoted in them', () => {
    const { error, description } = challenge(
      'mtls_pop realm="", Error="invalid_token", error_description="said \\"no\\", twice"',
    );
    expect(error).toBe('invalid_token');
    expect(description).toBe('said "no", twice');
  });

  it('decodes the claims', () => {
    expect(challenge(`Bearer error="insufficient_claims", claims="${encoded}"`).claims).toBe(claims);
  });

  it('ignores claims that are not a JSON object', () => {
    for (const value of [
      '',
      '%%%',
      encoded.slice(0, 20),
      ...['null', '[]', '"text"', '7'].map((json) => Buffer.from(json).toString('base64')),
    ]) {
      expect(challenge(`Bearer error="insufficient_claims", claims="${value}"`).claims).toBeUndefined();
    }
  });

  it('has nothing to say without the header', () => {
    expect(readChallenge(new Headers())).toEqual({
      error: undefined,
      description: undefined,
      claims: undefined,
    });
  });
});
