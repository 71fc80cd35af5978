import { randomUUID } from 'node:crypto';
import { MtlsPopError } from './errors.js';
import { SoftwareBindingKeyProvider } from './managed-identity/binding-key.js';
import type { BindingKeyProvider, KeyStrength } from './managed-identity/binding-key.js';
import { CertificateMinter } from './managed-identity/certificate-minter.js';
import type { MintedCertificate } from './managed-identity/certificate-minter.js';
import { ImdsClient } from './managed-identity/imds-client.js';
import type { AttestKey } from './managed-identity/key-attestation.js';
import { MintedCertificateStore } from './managed-identity/minted-certificate-store.js';
import { TokenCache } from './managed-identity/token-cache.js';
import type { MutualTlsTransport } from './mutual-tls-transport.js';
import { SingleFlight } from './single-flight.js';
import type { Sleep } from './sleep.js';
import { TokenEndpoint } from './token-endpoint.js';
import { AcquiredToken } from './token.js';
import type { AcquireTokenOptions, TokenAcquirer } from './token.js';

export interface ManagedIdentityTokenAcquirerOptions {
  /** Client id (GUID) of the user-assigned identity. */
  // @only identity === 'user-assigned-client-id'
  clientId: string;
  /** Resource id of the user-assigned identity: `/subscriptions/…/userAssignedIdentities/…`. */
  // @only identity === 'user-assigned-resource-id'
  resourceId: string;
  /** Object id (GUID) of the user-assigned identity. */
  // @only identity === 'user-assigned-object-id'
  objectId: string;
  transport: MutualTlsTransport;
  /** Base URL of IMDS: `http://169.254.169.254` unless the host says otherwise. */
  imdsEndpoint?: string | undefined;
  /** Where the certificates' keys come from. By default they are made in the memory of this process. */
  keys?: BindingKeyProvider | undefined;
  /** A weaker key than this is refused. `software` by default. */
  // @only minimumKeyStrength
  minimumKeyStrength?: KeyStrength | undefined;
  /** Has the keys attested, which KeyGuard keys need. Without it certificates are asked for unattested. */
  // @only keyAttestation
  attest?: AttestKey | undefined;
  now?: (() => Date) | undefined;
  sleep?: Sleep | undefined;
}

const defaultImdsEndpoint = 'http://169.254.169.254';

/**
 * Acquires mTLS PoP tokens as the managed identity of the virtual machine that this runs on. IMDS v2 issues a certificate to
 * a key of ours, and the token endpoint binds its tokens to that certificate (RFC 8705).
 *
 * It needs a host with IMDS v2. At the time of writing Azure issues these certificates to KeyGuard keys only: with the
 * default keys this is a preview in Azure, and complete against the emulator.
 */
export class ManagedIdentityTokenAcquirer implements TokenAcquirer {
  readonly #certificates: MintedCertificateStore;
  readonly #tokenEndpoint: TokenEndpoint;
  readonly #tokens: TokenCache;
  readonly #flights = new SingleFlight<AcquiredToken>();
  readonly #now: () => Date;

  /** @throws {MtlsPopError} `invalid_managed_identity_endpoint` */
  constructor(options: ManagedIdentityTokenAcquirerOptions) {
    const { transport, sleep, now = () => new Date() } = options;
    const imds = new ImdsClient({
      endpoint: options.imdsEndpoint ?? defaultImdsEndpoint,
      // @only identity === 'user-assigned-client-id'
      clientId: options.clientId,
      // @only identity === 'user-assigned-resource-id'
      resourceId: options.resourceId,
      // @only identity === 'user-assigned-object-id'
      objectId: options.objectId,
      sleep,
    });
    const minter = new CertificateMinter({
      imds,
      keys: options.keys ?? new SoftwareBindingKeyProvider(),
      // @only minimumKeyStrength
      minimumKeyStrength: options.minimumKeyStrength,
      // @only keyAttestation
      attest: options.attest,
    });
    this.#certificates = new MintedCertificateStore({ mint: (signal) => minter.mint(signal), now });
    this.#tokenEndpoint = new TokenEndpoint({ transport, now, sleep });
    this.#tokens = new TokenCache(now);
    this.#now = now;
  }

  /**
   * A token from the cache, or a new one shortly before the cached one expires.
   *
   * @param scope the resource's identifier, with or without `/.default`
   * @throws {MtlsPopError} `mtls_pop_token_not_supported_in_imds_v1` on a host without IMDS v2,
   *   `managed_identity_unreachable_network` elsewhere than on an Azure virtual machine, what `TokenEndpoint` throws, and
   *   other errors of IMDS; the signal's reason when aborted
   */
  async acquireToken(scope: string, { claims, signal }: AcquireTokenOptions = {}): Promise<AcquiredToken> {
    const resource = resourceOf(scope);
    const key = JSON.stringify([resource, claims]);
    return this.#flights.run(key, (shared) => this.#acquire(resource, claims, shared), signal);
  }

  async #acquire(resource: string, claims: string | undefined, signal: AbortSignal): Promise<AcquiredToken> {
    const minted = await this.#certificates.current(signal);
    const cached = claims === undefined ? this.#tokens.find(resource, minted.certificate) : undefined;
    if (cached !== undefined) {
      return cached;
    }
    try {
      return await this.#request(minted, resource, claims, signal);
    } catch (error) {
      if (!isCertificateRefused(error)) {
        throw error;
      }
      this.#certificates.drop(minted);
      return this.#request(await this.#certificates.current(signal), resource, claims, signal);
    }
  }

  async #request(
    { certificate, clientId, tokenEndpoint }: MintedCertificate,
    resource: string,
    claims: string | undefined,
    signal: AbortSignal,
  ): Promise<AcquiredToken> {
    const response = await this.#tokenEndpoint.request({
      url: tokenEndpoint,
      form: new URLSearchParams({
        client_id: clientId,
        grant_type: 'client_credentials',
        scope: `${resource}/.default`,
        token_type: 'mtls_pop',
        ...(claims !== undefined && { claims }),
      }),
      headers: new Headers({ 'client-request-id': randomUUID(), 'return-client-request-id': 'true' }),
      certificate,
      tokenType: 'mtls_pop',
      signal,
    });
    const token = new AcquiredToken({
      tokenType: 'mtls_pop',
      accessToken: response.access_token,
      expiresOn: new Date(this.#now().getTime() + response.expires_in * 1000),
      bindingCertificate: certificate,
    });
    this.#tokens.store(resource, token);
    return token;
  }
}

/** Managed identities are asked for a resource, so `/.default` is what the token endpoint gets and not what names the resource. */
function resourceOf(scope: string): string {
  return scope.replace(/\/\.default$/, '').replace(/\/+$/, '');
}

/** In TLS 1.3 a server refuses a certificate after the handshake, which may show as a connection that it closed. */
const closedByServer: readonly unknown[] = ['ECONNRESET', 'EPIPE'];

/** Whether another certificate may do better: the token endpoint named the client as the problem, or TLS failed. */
function isCertificateRefused(error: unknown): boolean {
  return (
    error instanceof MtlsPopError &&
    (error.oauthError === 'invalid_client' ||
      error.code === 'tls_failed' ||
      closedByServer.includes((error as { cause?: NodeJS.ErrnoException }).cause?.code))
  );
}
