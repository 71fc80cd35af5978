export interface MtlsPopErrorInit {
  /** See {@link MtlsPopError.code}. */
  code: string;
  /** What happened and what to do about it. Never a token, a key or an assertion. */
  message: string;
  /** The error underneath, where it helps to find the reason. Never one that holds a request. */
  cause?: unknown;
  /** Milliseconds that the service asked to be left alone for. */
  retryAfterMs?: number | undefined;
  /** HTTP status of the answer that the error is about. */
  status?: number;
  /** The `error` of an OAuth 2.0 error response (RFC 6749 section 5.2), such as `invalid_client`. */
  oauthError?: string;
  /** To quote in a support request. */
  correlationId?: string | undefined;
}

/** Everything that this library throws on purpose, except for an aborted call, which rejects with its signal's reason. */
export class MtlsPopError extends Error {
  override readonly name = 'MtlsPopError';
  /**
   * Stable, to be compared: the service's own code where it gave one (`AADSTS500181`), else a name in snake_case, which is
   * MSAL's where MSAL.NET has one for the same failure (`token_type_mismatch`).
   */
  readonly code: string;
  readonly retryAfterMs: number | undefined;
  readonly status: number | undefined;
  readonly oauthError: string | undefined;
  readonly correlationId: string | undefined;

  constructor(init: MtlsPopErrorInit) {
    super(init.message);
    if (init.cause !== undefined) {
      // As `new Error(message, { cause })` does it, for every `lib` of TypeScript.
      Object.defineProperty(this, 'cause', { value: init.cause, writable: true, configurable: true });
    }
    this.code = init.code;
    this.retryAfterMs = init.retryAfterMs;
    this.status = init.status;
    this.oauthError = init.oauthError;
    this.correlationId = init.correlationId;
  }
}
