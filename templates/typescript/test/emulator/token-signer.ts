import { randomBytes } from 'node:crypto';
import { SignJWT, calculateJwkThumbprint, exportJWK, jwtVerify } from 'jose';
import type { JWK, JWTPayload } from 'jose';
import type { CryptoKeyPair } from './certificate-authority.js';

/** The claims of an access token that this emulator issues or checks. */
export interface TokenClaims {
  /** `https://{login host}/{tenant}/v2.0`. */
  iss: string;
  /** Object id of who acquired it. */
  sub: string;
  /** Application ID URI of the resource. */
  aud: string;
  tid: string;
  /** Client id of who acquired it. */
  azp: string;
  /** The TLS certificate that the token is bound to (RFC 8705 section 3.1); absent in a Bearer token. */
  cnf?: { 'x5t#S256': string };
  /** Authentication contexts that a claims challenge asked for. */
  acrs?: string[];
}

/** Seconds. */
export const tokenLifetime = 3600;

/** Entra's signing key: RS256, as Entra signs. */
export class TokenSigner {
  /** For the JWKS. */
  readonly publicJwk: JWK & { kid: string };
  readonly #keys: CryptoKeyPair;
  readonly #now: () => Date;

  private constructor(keys: CryptoKeyPair, publicJwk: JWK & { kid: string }, now: () => Date) {
    this.publicJwk = publicJwk;
    this.#keys = keys;
    this.#now = now;
  }

  static async create(now: () => Date, keys: CryptoKeyPair): Promise<TokenSigner> {
    const jwk = await exportJWK(keys.publicKey);
    const kid = await calculateJwkThumbprint(jwk);
    return new TokenSigner(keys, { ...jwk, kid, use: 'sig', alg: 'RS256' }, now);
  }

  /** @param issuedAt now by default; tests of expiry pass another time */
  async sign(claims: TokenClaims, issuedAt = this.#now()): Promise<string> {
    const start = Math.floor(issuedAt.getTime() / 1000);
    const payload = {
      ...claims,
      oid: claims.sub,
      idtyp: 'app',
      ver: '2.0',
      uti: randomBytes(16).toString('base64url'),
    };
    return new SignJWT(payload)
      .setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid: this.publicJwk.kid })
      .setIssuedAt(start)
      .setNotBefore(start)
      .setExpirationTime(start + tokenLifetime)
      .sign(this.#keys.privateKey);
  }

  /**
   * Verifies signature and lifetime, and no other claim.
   *
   * @throws a jose error whose `code` says what is wrong; `ERR_JWT_EXPIRED` for one that is too old
   */
  async verify(token: string): Promise<JWTPayload> {
    const { payload } = await jwtVerify(token, this.#keys.publicKey, {
      algorithms: ['RS256'],
      currentDate: this.#now(),
      requiredClaims: ['iss', 'sub', 'aud', 'exp'],
    });
    return payload;
  }
}
