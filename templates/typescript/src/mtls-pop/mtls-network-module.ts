import { AsyncLocalStorage } from 'node:async_hooks';
import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node';
import type { BindingCertificate } from './binding-certificate.js';
import { MtlsPopError } from './errors.js';
import type { TokenEndpoint } from './token-endpoint.js';
import type { TokenType } from './token.js';

export interface MtlsNetworkModuleOptions {
  endpoint: TokenEndpoint;
  /** Presented in the TLS handshake. */
  certificate?: BindingCertificate | undefined;
  tokenType: TokenType;
  /** Turns the form that MSAL wrote into the one that the endpoint wants. */
  adaptForm: (form: URLSearchParams) => void;
}

interface Call {
  readonly signal: AbortSignal | undefined;
  failure?: unknown;
}

/** Teaches MSAL, which knows no mutual TLS, to request tokens over it. */
export class MtlsNetworkModule implements INetworkModule {
  readonly #options: MtlsNetworkModuleOptions;
  readonly #calls = new AsyncLocalStorage<Call>();

  constructor(options: MtlsNetworkModuleOptions) {
    this.#options = options;
  }

  /**
   * Runs a call of MSAL. MSAL hands on no abort signal, and it replaces what a network module throws by an error of its own
   * that says nothing; both go around it here.
   */
  async run<T>(signal: AbortSignal | undefined, acquire: () => Promise<T>): Promise<T> {
    const call: Call = { signal };
    try {
      return await this.#calls.run(call, acquire);
    } catch (error) {
      throw call.failure ?? error;
    }
  }

  async sendPostRequestAsync<T>(url: string, options?: NetworkRequestOptions): Promise<NetworkResponse<T>> {
    const call = this.#calls.getStore();
    try {
      const body = await this.#requestToken(new URL(url), options, call?.signal);
      return { status: 200, headers: {}, body: body as T };
    } catch (error) {
      if (call !== undefined) {
        call.failure = error;
      }
      throw error;
    }
  }

  /** MSAL would look up an authority with it; `MtlsAuthority` tells it everything that it could find. */
  sendGetRequestAsync<T>(url: string): Promise<NetworkResponse<T>> {
    return Promise.reject(
      new MtlsPopError({
        code: 'unexpected_discovery',
        message: `MSAL tried to fetch ${new URL(url).origin}. Only the token endpoint is ever asked: check the authority options.`,
      }),
    );
  }

  async #requestToken(
    url: URL,
    { headers, body, correlationId }: NetworkRequestOptions = {},
    signal: AbortSignal | undefined,
  ): Promise<object> {
    const { endpoint, certificate, tokenType, adaptForm } = this.#options;
    const form = new URLSearchParams(body);
    adaptForm(form);
    const response = await endpoint.request({
      url,
      form,
      headers: new Headers({
        ...headers,
        ...(correlationId !== undefined && { 'client-request-id': correlationId }),
        'return-client-request-id': 'true',
      }),
      certificate,
      tokenType,
      signal,
    });
    // MSAL caches a token of another type than Bearer where it never looks for it. The acquirer puts the type right again.
    return { ...response, token_type: 'Bearer' };
  }
}
