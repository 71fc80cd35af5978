import { variant } from '#variant';
import { MtlsPopError } from '../errors.js';
import { sleep } from '../sleep.js';
import type { Sleep } from '../sleep.js';
import { notImds, requestFailed, versionOneOnly } from './imds-errors.js';
import { exchangeWithImds } from './imds-exchange.js';
import type { ImdsRequest, ImdsResponse } from './imds-exchange.js';
import { readIssuedCredential, readPlatformMetadata } from './imds-replies.js';
import type { IssuedCredential, PlatformMetadata } from './imds-replies.js';
import { retried } from './imds-retry.js';

export interface ImdsClientOptions {
  /** Base URL, plain HTTP. */
  endpoint: string;
  /** Client id (GUID) of the user-assigned identity. */
  // @only identity === 'user-assigned-client-id'
  clientId: string;
  /** Resource id of the user-assigned identity: `/subscriptions/…/userAssignedIdentities/…`. */
  // @only identity === 'user-assigned-resource-id'
  resourceId: string;
  /** Object id (GUID) of the user-assigned identity. */
  // @only identity === 'user-assigned-object-id'
  objectId: string;
  /** Milliseconds for one exchange. 10 seconds by default. */
  timeoutMs?: number | undefined;
  sleep?: Sleep | undefined;
}

export interface CredentialRequest {
  /** base64 of the DER encoding of a PKCS #10 request. */
  csr: string;
  /** Secret. The JWT that says where the key is kept; absent for a key that nobody attests. */
  // @only keyAttestation
  attestationToken: string | undefined;
  /** GUID. */
  correlationId: string;
}

/** Azure's Instance Metadata Service, version 2: it issues the certificates that mTLS PoP tokens are bound to. */
export class ImdsClient {
  readonly #endpoint: URL;
  readonly #query: string;
  readonly #timeoutMs: number;
  readonly #sleep: Sleep;

  /** @throws {MtlsPopError} `invalid_managed_identity_endpoint` */
  constructor(options: ImdsClientOptions) {
    this.#endpoint = parseEndpoint(options.endpoint);
    this.#query = new URLSearchParams({
      'cred-api-version': '2.0',
      ...(variant.identity === 'user-assigned-client-id' && { client_id: options.clientId }),
      ...(variant.identity === 'user-assigned-resource-id' && { mi_res_id: options.resourceId }),
      ...(variant.identity === 'user-assigned-object-id' && { object_id: options.objectId }),
    }).toString();
    this.#timeoutMs = options.timeoutMs ?? 10_000;
    this.#sleep = options.sleep ?? sleep;
  }

  /**
   * @throws {MtlsPopError} `mtls_pop_token_not_supported_in_imds_v1`, `managed_identity_unreachable_network`,
   *   `managed_identity_request_failed` or `invalid_managed_identity_response`
   */
  async platformMetadata(correlationId: string, signal?: AbortSignal): Promise<PlatformMetadata> {
    const response = await this.#send('getplatformmetadata', { method: 'GET', correlationId, signal });
    if (response.status === 404) {
      throw versionOneOnly(correlationId);
    }
    if (response.status !== 200) {
      throw requestFailed('getplatformmetadata', response, correlationId);
    }
    if (!/imds/i.test(response.server)) {
      throw notImds(this.#endpoint, correlationId);
    }
    return readPlatformMetadata(response.body);
  }

  /**
   * @throws {MtlsPopError} `managed_identity_unreachable_network`, `managed_identity_request_failed` or
   *   `invalid_managed_identity_response`
   */
  async issueCredential(request: CredentialRequest, signal?: AbortSignal): Promise<IssuedCredential> {
    const { csr, correlationId } = request;
    const body = JSON.stringify({
      csr,
      // @only keyAttestation
      attestation_token: request.attestationToken,
    });
    const response = await this.#send('issuecredential', { method: 'POST', body, correlationId, signal });
    if (response.status !== 200) {
      throw requestFailed('issuecredential', response, correlationId);
    }
    return readIssuedCredential(response.body);
  }

  #send(
    operation: string,
    {
      method,
      body,
      correlationId,
      signal,
    }: Pick<ImdsRequest, 'method' | 'body' | 'signal'> & { correlationId: string },
  ): Promise<ImdsResponse> {
    const url = new URL(`/metadata/identity/${operation}?${this.#query}`, this.#endpoint);
    const headers = {
      Metadata: 'true',
      'x-ms-client-request-id': correlationId,
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
    };
    return retried(
      () => exchangeWithImds({ url, method, headers, body, timeoutMs: this.#timeoutMs, signal }),
      this.#sleep,
      signal,
    );
  }
}

function parseEndpoint(endpoint: string): URL {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (url?.protocol !== 'http:') {
    throw new MtlsPopError({
      code: 'invalid_managed_identity_endpoint',
      message:
        'The endpoint of IMDS is not an http URL. Check AZURE_POD_IDENTITY_AUTHORITY_HOST, such as http://127.0.0.1:8080.',
    });
  }
  return url;
}
