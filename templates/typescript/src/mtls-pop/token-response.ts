import { variant } from '#variant';
import { MtlsPopError } from './errors.js';
import { tokenError } from './token-error.js';
import type { TokenType } from './token.js';

/** A token endpoint's successful response (RFC 6749 section 5.1), checked. Holds a secret: not to be logged. */
export interface TokenResponse {
  readonly access_token: string;
  readonly token_type: TokenType;
  /** Seconds. */
  readonly expires_in: number;
}

interface Expectation {
  url: URL;
  tokenType: TokenType;
  retryAfterMs: number | undefined;
}

/**
 * @throws {MtlsPopError} the service's AADSTS code, `redirect_refused`, `token_type_missing`, `token_type_mismatch`,
 *   `service_not_available` or `token_response_malformed`
 */
export async function readTokenResponse(response: Response, expected: Expectation): Promise<TokenResponse> {
  if (response.status >= 300 && response.status < 400) {
    await response.body?.cancel();
    throw new MtlsPopError({
      code: 'redirect_refused',
      message: `${expected.url.host} answered with a redirect. Credentials are sent to the configured authority only.`,
      status: response.status,
    });
  }
  const body = parseObject(await response.text());
  if (!response.ok) {
    throw tokenError(expected.url, response.status, body, expected.retryAfterMs);
  }
  const { access_token: accessToken, token_type: tokenType } = body;
  const expiresIn = Number(body['expires_in']);
  if (typeof accessToken !== 'string' || accessToken === '' || !(expiresIn > 0)) {
    throw new MtlsPopError({
      code: 'token_response_malformed',
      message: `${expected.url.host} answered ${response.status} without a token and its lifetime. Is it a token endpoint?`,
      status: response.status,
    });
  }
  assertTokenType(tokenType, expected);
  return { access_token: accessToken, token_type: expected.tokenType, expires_in: expiresIn };
}

/** A downgrade to another type of token is refused, never cached and never sent anywhere. */
function assertTokenType(actual: unknown, expected: Expectation): void {
  if (typeof actual !== 'string' || actual === '') {
    throw new MtlsPopError({
      code: 'token_type_missing',
      message: `${expected.url.host} did not say of which type its token is. Expected ${expected.tokenType}.`,
    });
  }
  const type = actual.toLowerCase();
  if (type === expected.tokenType.toLowerCase()) {
    return;
  }
  if (
    variant.popTokenType &&
    type === 'pop' &&
    (variant.finalToken === 'mtls-pop' || expected.tokenType === 'mtls_pop')
  ) {
    return;
  }
  throw new MtlsPopError({
    code: 'token_type_mismatch',
    message: `${expected.url.host} gave a token of type ${JSON.stringify(actual)} instead of ${expected.tokenType}. It was thrown away.`,
  });
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    // What is not JSON comes from a proxy or a gateway, and the status says more than its text.
    return {};
  }
}
