import type { BindingCertificate } from './binding-certificate.js';
import { MtlsPopError } from './errors.js';
import type { MutualTlsTransport } from './mutual-tls-transport.js';
import { retryAfterMs } from './retry-after.js';
import { sleep } from './sleep.js';
import type { Sleep } from './sleep.js';
import { readTokenResponse } from './token-response.js';
import type { TokenResponse } from './token-response.js';
import type { TokenType } from './token.js';

export interface TokenRequest {
  url: URL;
  form: URLSearchParams;
  headers?: Headers | undefined;
  /** Presented in the TLS handshake. */
  certificate?: BindingCertificate | undefined;
  /** The only type of token to accept. */
  tokenType: TokenType;
  signal?: AbortSignal | undefined;
}

export interface TokenEndpointOptions {
  transport: MutualTlsTransport;
  now?: (() => Date) | undefined;
  sleep?: Sleep | undefined;
}

const retryDelayMs = 1000;

/** Talks to an OAuth 2.0 token endpoint with the manners that Microsoft Entra asks of its clients. */
export class TokenEndpoint {
  readonly #transport: MutualTlsTransport;
  readonly #now: () => Date;
  readonly #sleep: Sleep;
  #closedUntil = 0;

  constructor(options: TokenEndpointOptions) {
    this.#transport = options.transport;
    this.#now = options.now ?? (() => new Date());
    this.#sleep = options.sleep ?? sleep;
  }

  /**
   * Retries a 5xx once, after a second. A Retry-After is obeyed instead: nothing is sent until its time has passed.
   *
   * @throws {MtlsPopError} `throttled`, what `readTokenResponse` throws, and what the transport throws
   */
  async request(request: TokenRequest): Promise<TokenResponse> {
    this.#assertOpen(request.url);
    let response = await this.#post(request);
    if (response.status >= 500 && retryAfterMs(response.headers, this.#now()) === undefined) {
      await response.body?.cancel();
      await this.#sleep(retryDelayMs, request.signal);
      response = await this.#post(request);
    }
    const wait = response.ok ? undefined : retryAfterMs(response.headers, this.#now());
    this.#closedUntil = this.#now().getTime() + (wait ?? 0);
    return readTokenResponse(response, {
      url: request.url,
      tokenType: request.tokenType,
      retryAfterMs: wait,
    });
  }

  async #post(request: TokenRequest): Promise<Response> {
    const headers = new Headers(request.headers);
    headers.set('content-type', 'application/x-www-form-urlencoded;charset=utf-8');
    headers.set('accept', 'application/json');
    headers.set('x-ms-lib-capability', 'retry-after, h429');
    return this.#transport.send(
      { url: request.url, method: 'POST', headers, body: request.form.toString(), signal: request.signal },
      request.certificate,
    );
  }

  #assertOpen(url: URL): void {
    const wait = this.#closedUntil - this.#now().getTime();
    if (wait > 0) {
      throw new MtlsPopError({
        code: 'throttled',
        message: `${url.host} asked for no request during the next ${Math.ceil(wait / 1000)} s. Try again after that.`,
        retryAfterMs: wait,
      });
    }
  }
}
