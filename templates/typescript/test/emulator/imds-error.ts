import type { Reply } from './exchange.js';

/** An error of IMDS, as it answers it: `error` and `error_description`. */
export class ImdsError extends Error {
  readonly status: number;
  readonly error: string;

  constructor(status: number, error: string, message: string) {
    super(message);
    this.status = status;
    this.error = error;
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
