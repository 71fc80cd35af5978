import { describe, expect, it } from 'vitest';
import { variant } from '#variant';
import { rejectedTokenError } from '../../src/mtls-pop/rejected-token-error.js';

const url = new URL('https://orders.contoso.example/orders');

function messageFor(description: string | undefined): string {
  return rejectedTokenError(url, { error: 'invalid_token', description, claims: undefined }).message;
}

describe('the error for a rejected token', () => {
  it('quotes the resource and says what its words mean', () => {
    const meanings: [description: string, meaning: string][] = [
      ...(variant.finalToken === 'mtls-pop'
        ? ([
            ['MtlsMissingClientCertificate', 'No client certificate reached the resource'],
            ['Cnf claim not supported over Bearer protocol.', 'its scheme is mtls_pop'],
            ['MtlsCnfClaimRequestDataValidationFailed', 'another one than the token is bound to'],
          ] satisfies [string, string][])
        : []),
      ['Access token validation failure. Invalid audience.', 'check the scope'],
      ['Lifetime validation failed, the token is expired.', 'check the clocks'],
      ["'exp' claim timestamp check failed", 'check the clocks'],
      ['Access token validation failure. Invalid issuer.', 'check the tenant and the cloud'],
      ['signature verification failed', 'check the tenant and the cloud'],
    ];
    for (const [description, meaning] of meanings) {
      expect(messageFor(description)).toContain(
        `orders.contoso.example rejected the token (invalid_token: ${description})`,
      );
      expect(messageFor(description)).toContain(meaning);
    }
  });

  it('admits that the resource did not say why', () => {
    const { code, message, status } = rejectedTokenError(url, {
      error: undefined,
      description: undefined,
      claims: undefined,
    });
    expect(code).toBe('resource_rejected_token');
    expect(status).toBe(401);
    expect(message).toContain('it did not say why');
  });
});
