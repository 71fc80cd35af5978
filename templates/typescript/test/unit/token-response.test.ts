import { describe, expect, it } from 'vitest';
import { variant } from '#variant';
import { readTokenResponse } from '../../src/mtls-pop/token-response.js';
import type { TokenResponse } from '../../src/mtls-pop/token-response.js';
import { rejectionOf } from '../support/failure.js';

const url = new URL('https://mtlsauth.microsoft.com/tenant/oauth2/v2.0/token');
const issued = { token_type: 'mtls_pop', expires_in: 3599, access_token: 'secret' };

function read(body: unknown, init: ResponseInit = {}): Promise<TokenResponse> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return readTokenResponse(new Response(text, init), { url, tokenType: 'mtls_pop', retryAfterMs: undefined });
}

describe('a token response', () => {
  it('is read, its lifetime as a number or as a string', async () => {
    expect(await read(issued)).toEqual({ ...issued, expires_in: 3599 });
    expect((await read({ ...issued, expires_in: '3599' })).expires_in).toBe(3599);
  });

  it('names its type in any case', async () => {
    expect((await read({ ...issued, token_type: 'MTLS_POP' })).token_type).toBe('mtls_pop');
  });

  it('is refused without a type', async () => {
    for (const type of [undefined, '', null, 7]) {
      await expect(read({ ...issued, token_type: type })).rejects.toMatchObject({
        code: 'token_type_missing',
      });
    }
  });

  it('is refused when it is a downgrade to Bearer, or of any other type', async () => {
    for (const type of ['Bearer', 'bearer', 'mtls_pop2', 'ssh-cert']) {
      await expect(read({ ...issued, token_type: type })).rejects.toMatchObject({
        code: 'token_type_mismatch',
      });
    }
  });

  if (variant.popTokenType) {
    it('may call its type by the older name pop', async () => {
      expect((await read({ ...issued, token_type: 'pop' })).token_type).toBe('mtls_pop');
    });
  } else {
    it('is refused under the older name pop', async () => {
      await expect(read({ ...issued, token_type: 'pop' })).rejects.toMatchObject({
        code: 'token_type_mismatch',
      });
    });
  }

  // @only finalToken === 'bearer'
  it('must be of type Bearer where that was asked for', async () => {
    const expected = { url, tokenType: 'Bearer', retryAfterMs: undefined } as const;
    const bearer = new Response(JSON.stringify({ ...issued, token_type: 'Bearer' }));
    expect((await readTokenResponse(bearer, expected)).token_type).toBe('Bearer');
    const bound = new Response(JSON.stringify(issued));
    await expect(readTokenResponse(bound, expected)).rejects.toMatchObject({ code: 'token_type_mismatch' });
  });

  it('is refused without a token or a lifetime', async () => {
    const bodies = [
      { ...issued, access_token: undefined },
      { ...issued, access_token: '' },
      { ...issued, expires_in: undefined },
      { ...issued, expires_in: 0 },
      { ...issued, expires_in: 'soon' },
      '<html>a gateway</html>',
      'null',
      '',
    ];
    for (const body of bodies) {
      await expect(read(body)).rejects.toMatchObject({ code: 'token_response_malformed' });
    }
  });

  it('is never a redirect', async () => {
    const redirect = read('', { status: 302, headers: { location: 'https://evil.example/' } });
    await expect(redirect).rejects.toMatchObject({ code: 'redirect_refused' });
  });
});

describe('a token error', () => {
  const error = {
    error: 'invalid_client',
    error_description: 'AADSTS51000: Mutual TLS is disabled.\r\nTrace ID: 1\r\nTimestamp: 2',
    error_codes: [51000],
    correlation_id: 'c0ffee',
  };

  it("has the service's code, its words, and what to do", async () => {
    const failure = await rejectionOf(read(error, { status: 401 }));
    expect(failure.code).toBe('AADSTS51000');
    expect(failure.oauthError).toBe('invalid_client');
    expect(failure.status).toBe(401);
    expect(failure.correlationId).toBe('c0ffee');
    expect(failure.message).toContain('Mutual TLS is disabled.');
    expect(failure.message).toContain('not enabled for this tenant or application');
    expect(failure.message).not.toContain('Trace ID');
  });

  it("has OAuth's code where there is no other, and a name of its own where there is none", async () => {
    await expect(read({ error: 'invalid_scope' }, { status: 400 })).rejects.toMatchObject({
      code: 'invalid_scope',
    });
    await expect(read('<html>', { status: 403 })).rejects.toMatchObject({ code: 'token_request_failed' });
  });

  it('tells an outage and throttling from a mistake', async () => {
    await expect(read('<html>', { status: 503 })).rejects.toMatchObject({ code: 'service_not_available' });
    await expect(read({ error: 'x' }, { status: 429 })).rejects.toMatchObject({ code: 'throttled' });
  });

  it('drops a token that the service quotes', async () => {
    const token = 'eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJ4In0.c2lnbmF0dXJl';
    const quoting = { error: 'invalid_request', error_description: `AADSTS50027: bad ${token} given.` };
    const failure = await rejectionOf(read(quoting, { status: 400 }));
    expect(failure.message).toContain('bad [token] given.');
    expect(failure.message).not.toContain('eyJ');
  });
});
