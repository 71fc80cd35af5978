import { decodeJwt } from 'jose';
import type { AcquiredToken } from '../../src/mtls-pop/token.js';

/** x5t#S256 of the certificate that a token says it is bound to: its `cnf` claim (RFC 8705 section 3.1). */
export function boundTo(token: AcquiredToken): unknown {
  const { cnf } = decodeJwt<{ cnf?: Record<string, unknown> }>(token.accessToken);
  return cnf?.['x5t#S256'];
}
