import type { BindingCertificate } from '../binding-certificate.js';
import type { AcquiredToken } from '../token.js';

/** A token is not handed out during the last five minutes of its life, as in MSAL. */
const expiryMarginMs = 5 * 60 * 1000;

/** The tokens of one certificate, in memory, by resource. */
export class TokenCache {
  readonly #now: () => Date;
  readonly #tokens = new Map<string, AcquiredToken>();

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** A token that is bound to this very certificate and lives on for a while. */
  find(resource: string, certificate: BindingCertificate): AcquiredToken | undefined {
    const token = this.#tokens.get(resource);
    return token?.bindingCertificate.x5tS256 === certificate.x5tS256 && this.#isFresh(token)
      ? token
      : undefined;
  }

  store(resource: string, token: AcquiredToken): void {
    this.#tokens.set(resource, token);
  }

  #isFresh(token: AcquiredToken): boolean {
    return token.expiresOn.getTime() - this.#now().getTime() > expiryMarginMs;
  }
}
