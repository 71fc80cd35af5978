import type { MtlsAuthority } from './authority.js';
import type { BindingCertificate, CertificateSource } from './binding-certificate.js';
import { BoundClientApplication } from './bound-client-application.js';
import type { BoundClientApplicationOptions } from './bound-client-application.js';
import { MtlsNetworkModule } from './mtls-network-module.js';
import type { MutualTlsTransport } from './mutual-tls-transport.js';
import type { Sleep } from './sleep.js';
import { TokenEndpoint } from './token-endpoint.js';
import type { AcquiredToken, AcquireTokenOptions, TokenAcquirer } from './token.js';

export interface ConfidentialClientTokenAcquirerOptions {
  /** Application (client) id. */
  clientId: string;
  authority: MtlsAuthority;
  /** The certificate whose subject name and issuer (SNI) the application trusts. */
  certificateSource: CertificateSource;
  transport: MutualTlsTransport;
  now?: (() => Date) | undefined;
  sleep?: Sleep | undefined;
}

/** mTLS PoP tokens for an application that authenticates with a certificate, in the TLS handshake (RFC 8705 section 2). */
export class ConfidentialClientTokenAcquirer implements TokenAcquirer {
  readonly #options: ConfidentialClientTokenAcquirerOptions;
  readonly #now: () => Date;
  readonly #endpoint: TokenEndpoint;
  #application: BoundClientApplication | undefined;

  constructor(options: ConfidentialClientTokenAcquirerOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => new Date());
    this.#endpoint = new TokenEndpoint(options);
  }

  async acquireToken(scope: string, options: AcquireTokenOptions = {}): Promise<AcquiredToken> {
    const certificate = await this.#options.certificateSource.current(options.signal);
    certificate.assertValidAt(this.#now());
    return this.#applicationOf(certificate).acquireToken(scope, options);
  }

  #applicationOf(certificate: BindingCertificate): BoundClientApplication {
    if (this.#application?.certificate.x5tS256 !== certificate.x5tS256) {
      this.#application = new BoundClientApplication({
        clientId: this.#options.clientId,
        authority: this.#options.authority.msal,
        credential: credentialOf(certificate),
        certificate,
        tokenType: 'mtls_pop',
        network: new MtlsNetworkModule({
          endpoint: this.#endpoint,
          certificate,
          tokenType: 'mtls_pop',
          adaptForm: requestBoundToken,
        }),
      });
    }
    return this.#application;
  }
}

/** The handshake has authenticated the client already, so MSAL's assertion stays at home. */
function requestBoundToken(form: URLSearchParams): void {
  form.delete('client_assertion');
  form.delete('client_assertion_type');
  form.set('token_type', 'mtls_pop');
}

/**
 * What MSAL makes its assertion of. It insists on one; `x5c` is its option for authentication by subject name and issuer.
 */
function credentialOf(certificate: BindingCertificate): BoundClientApplicationOptions['credential'] {
  if (certificate.keyType === 'ec') {
    // MSAL signs with RSA keys only, and this assertion is never sent.
    return { clientAssertion: 'replaced by the TLS handshake' };
  }
  return {
    clientCertificate: {
      thumbprintSha256: Buffer.from(certificate.x5tS256, 'base64url').toString('hex'),
      privateKey: certificate.tlsOptions().key,
      x5c: certificate.certificateChainPem,
    },
  };
}
