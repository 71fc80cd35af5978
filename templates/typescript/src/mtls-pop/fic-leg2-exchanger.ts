import { variant } from '#variant';
import type { MtlsAuthority } from './authority.js';
import { BoundClientApplication } from './bound-client-application.js';
import { MtlsNetworkModule } from './mtls-network-module.js';
import type { MutualTlsTransport } from './mutual-tls-transport.js';
import type { Sleep } from './sleep.js';
import { TokenEndpoint } from './token-endpoint.js';
import type { AcquiredToken, AcquireTokenOptions } from './token.js';

export interface FicLeg2ExchangerOptions {
  /** Application (client) id of the confidential client that trusts leg 1's identity by a federated credential. */
  clientId: string;
  authority: MtlsAuthority;
  transport: MutualTlsTransport;
  now?: (() => Date) | undefined;
  sleep?: Sleep | undefined;
}

const finalTokenType = variant.finalToken === 'bearer' ? 'Bearer' : 'mtls_pop';

interface Session {
  readonly application: BoundClientApplication;
  /** The newest token of leg 1 that is bound to the application's certificate. */
  assertion: string;
}

/** Leg 2: a confidential client exchanges leg 1's token for one of the resource's. */
export class FicLeg2Exchanger {
  readonly #options: FicLeg2ExchangerOptions;
  readonly #endpoint: TokenEndpoint;
  #session: Session | undefined;

  constructor(options: FicLeg2ExchangerOptions) {
    this.#options = options;
    this.#endpoint = new TokenEndpoint(options);
  }

  /**
   * @param leg1 the assertion, with the certificate that it is bound to
   * @param scope the resource's identifier followed by `/.default`
   * @throws {MtlsPopError} `AADSTS500181` where certificate and assertion do not belong together
   */
  async exchange(leg1: AcquiredToken, scope: string, options?: AcquireTokenOptions): Promise<AcquiredToken> {
    const session = this.#sessionOf(leg1);
    session.assertion = leg1.accessToken;
    return session.application.acquireToken(scope, options);
  }

  /** One application for each certificate of leg 1: no cached token outlives its renewal, a Bearer token neither. */
  #sessionOf(leg1: AcquiredToken): Session {
    if (this.#session?.application.certificate.x5tS256 !== leg1.bindingCertificate.x5tS256) {
      this.#session = this.#startSession(leg1);
    }
    return this.#session;
  }

  #startSession({ accessToken, bindingCertificate }: AcquiredToken): Session {
    const { clientId, authority } = this.#options;
    const session: Session = {
      assertion: accessToken,
      application: new BoundClientApplication({
        clientId,
        authority:
          variant.finalToken === 'bearer' && variant.leg2BindingCertificate === 'mtls-pop-only'
            ? authority.msalWithoutMutualTls
            : authority.msal,
        credential: { clientAssertion: () => Promise.resolve(session.assertion) },
        certificate: bindingCertificate,
        tokenType: finalTokenType,
        network: new MtlsNetworkModule({
          endpoint: this.#endpoint,
          ...((variant.finalToken === 'mtls-pop' || variant.leg2BindingCertificate === 'always') && {
            certificate: bindingCertificate,
          }),
          tokenType: finalTokenType,
          adaptForm: requestFinalToken,
        }),
      }),
    };
    return session;
  }
}

function requestFinalToken(form: URLSearchParams): void {
  if (variant.finalToken === 'bearer' && variant.leg2BindingCertificate === 'mtls-pop-only') {
    form.set('client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer');
  } else {
    // MSAL says jwt-bearer whatever the assertion is bound to.
    form.set('client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-pop');
  }
  if (variant.finalToken === 'mtls-pop') {
    form.set('token_type', 'mtls_pop');
  }
}
