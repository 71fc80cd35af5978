import { decodeJwt } from 'jose';
import type { JWTPayload } from 'jose';

/** The claims of a token that nothing is known about yet: not verified. Undefined for what is no JWT. */
export function unverifiedClaims(token: string): JWTPayload | undefined {
  try {
    return decodeJwt(token);
  } catch {
    return undefined;
  }
}

/** `cnf["x5t#S256"]`: the certificate that a token is bound to (RFC 8705 section 3.1). */
export function boundThumbprint(claims: JWTPayload | undefined): string | undefined {
  const cnf = claims?.['cnf'] as { 'x5t#S256'?: unknown } | undefined;
  const thumbprint = cnf?.['x5t#S256'];
  return typeof thumbprint === 'string' ? thumbprint : undefined;
}
