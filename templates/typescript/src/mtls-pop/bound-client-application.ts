import { AuthError, ConfidentialClientApplication } from '@azure/msal-node';
import type { NodeAuthOptions } from '@azure/msal-node';
import type { MsalAuthority } from './authority.js';
import type { BindingCertificate } from './binding-certificate.js';
import { isClaimsRequest } from './claims.js';
import { MtlsPopError } from './errors.js';
import type { MtlsNetworkModule } from './mtls-network-module.js';
import { SingleFlight } from './single-flight.js';
import { AcquiredToken } from './token.js';
import type { AcquireTokenOptions, TokenType } from './token.js';

export interface BoundClientApplicationOptions {
  clientId: string;
  authority: MsalAuthority;
  credential: Pick<NodeAuthOptions, 'clientAssertion' | 'clientCertificate'>;
  certificate: BindingCertificate;
  tokenType: TokenType;
  network: MtlsNetworkModule;
}

/**
 * One MSAL application for one certificate. Its cache is shared with nobody, so a token is never found under a certificate
 * that it is not bound to, nor among the plain Bearer tokens of another client.
 */
export class BoundClientApplication {
  readonly certificate: BindingCertificate;
  readonly #tokenType: TokenType;
  readonly #network: MtlsNetworkModule;
  readonly #application: ConfidentialClientApplication;
  readonly #flights = new SingleFlight<AcquiredToken>();

  constructor(options: BoundClientApplicationOptions) {
    this.certificate = options.certificate;
    this.#tokenType = options.tokenType;
    this.#network = options.network;
    this.#application = new ConfidentialClientApplication({
      auth: { clientId: options.clientId, ...options.authority, ...options.credential },
      system: { networkClient: options.network },
    });
  }

  /** @throws {MtlsPopError} `invalid_claims`, the token endpoint's error, or MSAL's under MSAL's code */
  async acquireToken(scope: string, { claims, signal }: AcquireTokenOptions = {}): Promise<AcquiredToken> {
    if (claims !== undefined && !isClaimsRequest(claims)) {
      // MSAL takes it for no claims at all and answers from the cache.
      throw new MtlsPopError({ code: 'invalid_claims', message: 'The claims are not a JSON object.' });
    }
    const key = JSON.stringify([scope, claims]);
    return this.#flights.run(key, (shared) => this.#acquire(scope, claims, shared), signal);
  }

  async #acquire(scope: string, claims: string | undefined, signal: AbortSignal): Promise<AcquiredToken> {
    const request = { scopes: [scope], ...(claims !== undefined && { claims }) };
    const result = await this.#network
      .run(signal, () => this.#application.acquireTokenByClientCredential(request))
      .catch((error: unknown) => {
        throw error instanceof AuthError ? errorOf(error) : error;
      });
    if (!result?.expiresOn) {
      throw new MtlsPopError({ code: 'no_token', message: `MSAL acquired no token for ${scope}.` });
    }
    return new AcquiredToken({
      tokenType: this.#tokenType,
      accessToken: result.accessToken,
      expiresOn: result.expiresOn,
      bindingCertificate: this.certificate,
    });
  }
}

function errorOf(error: AuthError): MtlsPopError {
  return new MtlsPopError({
    code: error.errorCode,
    message: error.message,
    correlationId: error.correlationId,
  });
}
