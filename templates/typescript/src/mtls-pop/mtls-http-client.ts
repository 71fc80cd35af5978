import { variant } from '#variant';
import { forBoundToken } from './bound-token-hosts.js';
import { MtlsPopError } from './errors.js';
import { idempotentMethods } from './https-exchange.js';
import type { TransportRequest } from './https-exchange.js';
import type { MutualTlsTransport } from './mutual-tls-transport.js';
import { rejectedTokenError } from './rejected-token-error.js';
import { retryAfterMs } from './retry-after.js';
import { sleep } from './sleep.js';
import type { Sleep } from './sleep.js';
import type { AcquiredToken, TokenAcquirer } from './token.js';
import { readChallenge } from './www-authenticate.js';

export interface MtlsHttpClientOptions {
  acquirer: TokenAcquirer;
  /** The resource's identifier followed by `/.default`. */
  scope: string;
  transport: MutualTlsTransport;
  /** How often a request is repeated when the resource says when to come back. 2 by default. */
  maxRetries?: number;
  /** Milliseconds to wait before a repetition, at most. 30 seconds by default. */
  maxRetryAfterMs?: number;
  /** Milliseconds for each attempt, the response's body included. The transport's by default. */
  timeoutMs?: number;
  now?: () => Date;
  sleep?: Sleep;
}

export interface MtlsRequestInit {
  method?: string;
  headers?: Headers | Record<string, string> | [string, string][];
  body?: string | Uint8Array;
  signal?: AbortSignal;
  /** Milliseconds for each attempt, the response's body included. */
  timeoutMs?: number;
}

const redirects: readonly number[] = [301, 302, 303, 307, 308];
const busy: readonly number[] = [429, 503];

/** Calls a resource as `fetch` would, with a token for it. */
export class MtlsHttpClient {
  readonly #options: MtlsHttpClientOptions;
  readonly #maxRetries: number;
  readonly #maxRetryAfterMs: number;
  readonly #now: () => Date;
  readonly #sleep: Sleep;

  constructor(options: MtlsHttpClientOptions) {
    this.#options = options;
    this.#maxRetries = options.maxRetries ?? 2;
    this.#maxRetryAfterMs = options.maxRetryAfterMs ?? 30_000;
    this.#now = options.now ?? (() => new Date());
    this.#sleep = options.sleep ?? sleep;
  }

  /**
   * Resolves to the resource's response whatever its status is, except for a redirect and for a 401 that no new token mends.
   *
   * A 429 or 503 that says when to come back is obeyed if the method is idempotent. A claims challenge is answered once.
   *
   * @throws {MtlsPopError} `resource_rejected_token` with the check that failed, `redirect_refused`, and what the acquirer and
   *   the transport throw; the signal's reason when aborted
   */
  async request(url: string | URL, init: MtlsRequestInit = {}): Promise<Response> {
    const { acquirer, scope } = this.#options;
    const request = this.#prepare(new URL(url), init);
    const token = await acquirer.acquireToken(scope, { signal: init.signal });
    let response = await this.#send(request, token);
    const { claims } = readChallenge(response.headers);
    if (response.status === 401 && claims !== undefined) {
      await response.body?.cancel();
      const betterToken = await acquirer.acquireToken(scope, { claims, signal: init.signal });
      response = await this.#send(request, betterToken);
    }
    return accept(request.url, response);
  }

  #prepare(url: URL, init: MtlsRequestInit): TransportRequest {
    return {
      url,
      method: (init.method ?? 'GET').toUpperCase(),
      headers: new Headers(init.headers),
      body: init.body,
      signal: init.signal,
      timeoutMs: init.timeoutMs ?? this.#options.timeoutMs,
    };
  }

  async #send(request: TransportRequest, token: AcquiredToken): Promise<Response> {
    for (let retries = 0; ; retries += 1) {
      const response = await this.#attempt(request, token);
      const wait = busy.includes(response.status) ? retryAfterMs(response.headers, this.#now()) : undefined;
      if (
        wait === undefined ||
        wait > this.#maxRetryAfterMs ||
        retries === this.#maxRetries ||
        !idempotentMethods.includes(request.method)
      ) {
        return response;
      }
      await response.body?.cancel();
      await this.#sleep(wait, request.signal);
    }
  }

  async #attempt(request: TransportRequest, token: AcquiredToken): Promise<Response> {
    const headers = new Headers(request.headers);
    headers.set('authorization', `${token.tokenType} ${token.accessToken}`);
    const { transport } = this.#options;
    return variant.finalToken === 'mtls-pop'
      ? transport.send(forBoundToken({ ...request, headers }), token.bindingCertificate)
      : transport.send({ ...request, headers });
  }
}

async function accept(url: URL, response: Response): Promise<Response> {
  if (redirects.includes(response.status)) {
    await response.body?.cancel();
    throw new MtlsPopError({
      code: 'redirect_refused',
      message: `${url.host} answered with a redirect (${response.status}). A token follows none: call the final address.`,
      status: response.status,
    });
  }
  if (response.status === 401) {
    await response.body?.cancel();
    throw rejectedTokenError(url, readChallenge(response.headers));
  }
  return response;
}
