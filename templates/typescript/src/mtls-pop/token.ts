import { inspect } from 'node:util';
import type { BindingCertificate } from './binding-certificate.js';

/** The token's type and, with it, the scheme of the Authorization header. */
export type TokenType =
  | 'mtls_pop'
  // @only finalToken === 'bearer'
  | 'Bearer';

export interface AcquireTokenOptions {
  /** JSON of a claims request (OpenID Connect Core section 5.5), from a resource's challenge. Skips the cache. */
  claims?: string | undefined;
  /** Gives up waiting. Other callers that wait for the same token go on. */
  signal?: AbortSignal | undefined;
}

export interface TokenAcquirer {
  /**
   * A token from the cache, or a new one shortly before the cached one expires.
   *
   * @param scope the resource's identifier followed by `/.default`
   * @throws {MtlsPopError} when no token is to be had; the signal's reason when aborted
   */
  acquireToken(scope: string, options?: AcquireTokenOptions): Promise<AcquiredToken>;
}

export interface AcquiredTokenInit {
  tokenType: TokenType;
  accessToken: string;
  expiresOn: Date;
  bindingCertificate: BindingCertificate;
}

/**
 * An access token with what it takes to use it. The token itself is reached through `accessToken` only: it stays out of
 * console.log, util.inspect and JSON.stringify.
 */
export class AcquiredToken {
  readonly tokenType: TokenType;
  readonly expiresOn: Date;
  /** The certificate that the acquisition was bound to. An mTLS PoP token is of use only in a TLS session that presents it. */
  readonly bindingCertificate: BindingCertificate;
  readonly #accessToken: string;

  constructor(init: AcquiredTokenInit) {
    this.tokenType = init.tokenType;
    this.expiresOn = init.expiresOn;
    this.bindingCertificate = init.bindingCertificate;
    this.#accessToken = init.accessToken;
  }

  /** Secret. */
  get accessToken(): string {
    return this.#accessToken;
  }

  /** util.inspect can be told to call getters. */
  [inspect.custom](): object {
    const { tokenType, expiresOn, bindingCertificate } = this;
    return { tokenType, expiresOn, bindingCertificate };
  }
}
