import { isClaimsRequest } from './claims.js';

/** The parameters of a 401's WWW-Authenticate header that say what is missing. */
export interface Challenge {
  /** Such as `invalid_token` (RFC 6750 section 3.1) or `insufficient_claims`. */
  readonly error: string | undefined;
  readonly description: string | undefined;
  /** JSON that the next token request must carry as its `claims`. Undefined where none came, or none that is valid. */
  readonly claims: string | undefined;
}

export function readChallenge(headers: Headers): Challenge {
  const parameters = new Map<string, string>();
  for (const [, name = '', value = ''] of (headers.get('www-authenticate') ?? '').matchAll(
    /([\w-]+)="((?:[^"\\]|\\.)*)"/g,
  )) {
    parameters.set(name.toLowerCase(), value.replace(/\\(.)/g, '$1'));
  }
  return {
    error: parameters.get('error'),
    description: parameters.get('error_description'),
    claims: decodeClaims(parameters.get('claims')),
  };
}

function decodeClaims(encoded: string | undefined): string | undefined {
  const json = encoded === undefined ? '' : Buffer.from(encoded, 'base64').toString('utf8');
  return isClaimsRequest(json) ? json : undefined;
}
