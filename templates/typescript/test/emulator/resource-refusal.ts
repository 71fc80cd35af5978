import type { Reply } from './exchange.js';

/** Why a resource answers 401. */
export class ResourceRefusal extends Error {
  readonly error: 'no_token' | 'invalid_token' | 'insufficient_claims';
  /** JSON of a claims challenge. */
  readonly claims: string | undefined;

  constructor(error: ResourceRefusal['error'], message: string, claims?: string) {
    super(message);
    this.error = error;
    this.claims = claims;
  }
}

/**
 * 401 with a challenge per scheme that the resource knows. A request without a token is told no error, as RFC 6750 section 3
 * wants it; the claims of a claims challenge are base64.
 */
export function refusalReply(refusal: ResourceRefusal, authorizationUri: string): Reply {
  const parameters = [
    'realm=""',
    `authorization_uri="${authorizationUri}"`,
    ...(refusal.error === 'no_token'
      ? []
      : [`error="${refusal.error}"`, `error_description="${refusal.message.replaceAll('"', "'")}"`]),
    ...(refusal.claims === undefined ? [] : [`claims="${Buffer.from(refusal.claims).toString('base64')}"`]),
  ].join(', ');
  return {
    status: 401,
    error: refusal.message,
    headers: { 'www-authenticate': `mtls_pop ${parameters}, Bearer ${parameters}` },
    body: { error: { code: 'InvalidAuthenticationToken', message: refusal.message } },
  };
}
