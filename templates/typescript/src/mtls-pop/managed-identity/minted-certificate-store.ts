import { SingleFlight } from '../single-flight.js';
import type { MintedCertificate } from './certificate-minter.js';

export interface MintedCertificateStoreOptions {
  mint: (signal: AbortSignal) => Promise<MintedCertificate>;
  now: () => Date;
}

const renewalMarginMs = 24 * 60 * 60 * 1000;
const renewalPauseMs = 5 * 60 * 1000;

/**
 * The certificate of one identity, in memory. It is minted when somebody needs it, once for all who do, and again when 24
 * hours or less remain of the seven days or so that it lives. While IMDS cannot renew it, it stays in use until it expires.
 */
export class MintedCertificateStore {
  readonly #mint: (signal: AbortSignal) => Promise<MintedCertificate>;
  readonly #now: () => Date;
  readonly #flights = new SingleFlight<MintedCertificate>();
  #current: MintedCertificate | undefined;
  #renewNotBefore = 0;

  constructor(options: MintedCertificateStoreOptions) {
    this.#mint = options.mint;
    this.#now = options.now;
  }

  /** @throws {MtlsPopError} when there is none and none can be minted */
  async current(signal?: AbortSignal): Promise<MintedCertificate> {
    if (this.#current !== undefined && this.#isFresh(this.#current)) {
      return this.#current;
    }
    return this.#flights.run('mint', (shared) => this.#renew(shared), signal);
  }

  /** Forgets a certificate that was refused, unless another one has taken its place already. */
  drop(refused: MintedCertificate): void {
    if (this.#current === refused) {
      this.#current = undefined;
    }
  }

  async #renew(signal: AbortSignal): Promise<MintedCertificate> {
    const previous = this.#current;
    try {
      this.#current = await this.#mint(signal);
      return this.#current;
    } catch (error) {
      const now = this.#now();
      if (previous === undefined || previous !== this.#current || now >= previous.certificate.notAfter) {
        throw error;
      }
      this.#renewNotBefore = now.getTime() + renewalPauseMs;
      return previous;
    }
  }

  #isFresh({ certificate }: MintedCertificate): boolean {
    const now = this.#now().getTime();
    const left = certificate.notAfter.getTime() - now;
    return left > renewalMarginMs || (left > 0 && now < this.#renewNotBefore);
  }
}
