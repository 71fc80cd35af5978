import type { Reply } from './exchange.js';

/** An error of IMDS, as it answers it: `error` and `error_description`. */
export class ImdsError extends Error {
  constructor(
    readonly status: number,
    readonly error: string,
    message: string,
  ) {
    super(message);
  }

  toReply(): Reply {
    return {
      status: this.status,
      error: this.error,
      body: { error: this.error, error_description: this.message },
    };
  }
}

export const badRequest = (message: string) => new ImdsError(400, 'invalid_request', message);
