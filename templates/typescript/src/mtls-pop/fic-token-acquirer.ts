import type { FicLeg2Exchanger } from './fic-leg2-exchanger.js';
import type { AcquiredToken, AcquireTokenOptions, TokenAcquirer } from './token.js';

export interface FicTokenAcquirerOptions {
  /** Gives the token that leg 2 is authenticated with, and the certificate that binds it. */
  leg1: TokenAcquirer;
  exchanger: FicLeg2Exchanger;
  /** `api://AzureADTokenExchange`, or its twin in another cloud: see `tokenExchangeResource`. */
  tokenExchangeResource: string;
}

/** Federated identity credentials (FIC) in two legs: leg 1 proves who the workload is, leg 2 gets the resource's token. */
export class FicTokenAcquirer implements TokenAcquirer {
  readonly #leg1: TokenAcquirer;
  readonly #exchanger: FicLeg2Exchanger;
  readonly #leg1Scope: string;

  constructor(options: FicTokenAcquirerOptions) {
    this.#leg1 = options.leg1;
    this.#exchanger = options.exchanger;
    this.#leg1Scope = `${options.tokenExchangeResource}/.default`;
  }

  /** Claims concern the resource, so they go to leg 2. Leg 1 is asked each time: its certificate may have been renewed. */
  async acquireToken(scope: string, options: AcquireTokenOptions = {}): Promise<AcquiredToken> {
    const leg1 = await this.#leg1.acquireToken(this.#leg1Scope, { signal: options.signal });
    return this.#exchanger.exchange(leg1, scope, options);
  }
}
