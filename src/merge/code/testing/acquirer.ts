import { edited } from './merging.js';

/** A file as it was generated. */
export const base = `import { randomUUID } from 'node:crypto';
import { TokenCache } from './token-cache.js';
import type { Config, Sleep } from './config.js';

/** What a token is asked with. */
export interface Request {
  readonly scope: string;
  readonly region: string;
}

// How long is waited.
export const pause = 1000;

export class Acquirer {
  readonly #cache: TokenCache;
  readonly #sleep: Sleep;

  constructor(config: Config, sleep: Sleep) {
    this.#cache = new TokenCache(config.scope);
    this.#sleep = sleep;
  }

  /** Gives a token. */
  async acquire(scope: string): Promise<string> {
    const correlationId = randomUUID();
    const cached = this.#cache.get(scope);
    if (cached !== undefined) {
      return cached;
    }
    const token = await this.#ask(scope, correlationId);
    this.#cache.set(scope, token);
    return token;
  }

  async #ask(scope: string, correlationId: string): Promise<string> {
    const body = { scope, correlationId, type: 'pop' };
    await this.#sleep(pause);
    return JSON.stringify(body);
  }

  close(): void {
    this.#cache.clear();
  }
}
`;

/** As a newer pack would have it: another type, another pause, one more member. */
export const theirs = edited(
  base,
  ["type: 'pop'", "type: 'mtls_pop'"],
  ['readonly region: string;', 'readonly region: string | undefined;\n  readonly claims?: string;'],
);
