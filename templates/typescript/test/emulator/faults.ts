import type { Service } from './exchange.js';

export interface FaultMatch {
  service: Service;
  /** Held against the request's path, without the query. Every path when left out. */
  path?: RegExp;
}

export interface FaultReply {
  status: number;
  headers?: Record<string, string>;
  /** Sent as JSON, a string as it stands. */
  body?: unknown;
}

type TokenResponse = Record<string, unknown>;
type ChangeToken = (response: TokenResponse) => TokenResponse;

/** What goes wrong on demand. Each fault applies to the next matching requests, `times` of them (1 by default), and is then used up. */
export interface Faults {
  /** Answers in the service's place. */
  respond(match: FaultMatch, reply: FaultReply, times?: number): void;
  /** Changes successful token responses: a downgrade, a missing `token_type`, `expires_in` as a string … */
  amendToken(change: ChangeToken, times?: number): void;
  /** Accepts the request and never answers. */
  hang(match: FaultMatch, times?: number): void;
  /** Closes the connection without an answer. */
  reset(match: FaultMatch, times?: number): void;
  /**
   * From now on resources want this authentication context (`acrs`) in a token and answer others with a claims challenge. Entra
   * puts it into tokens whose request has the challenge's `claims`.
   */
  requireAuthenticationContext(id: string): void;
  clear(): void;
}

export type Fault = { kind: 'respond'; reply: FaultReply } | { kind: 'hang' } | { kind: 'reset' };

export class PlannedFaults implements Faults {
  #planned: { match: FaultMatch; fault: Fault; left: number }[] = [];
  #amendments: { change: ChangeToken; left: number }[] = [];
  #authenticationContext: string | undefined;

  respond(match: FaultMatch, reply: FaultReply, times = 1): void {
    this.#planned.push({ match, fault: { kind: 'respond', reply }, left: times });
  }

  amendToken(change: ChangeToken, times = 1): void {
    this.#amendments.push({ change, left: times });
  }

  hang(match: FaultMatch, times = 1): void {
    this.#planned.push({ match, fault: { kind: 'hang' }, left: times });
  }

  reset(match: FaultMatch, times = 1): void {
    this.#planned.push({ match, fault: { kind: 'reset' }, left: times });
  }

  requireAuthenticationContext(id: string): void {
    this.#authenticationContext = id;
  }

  clear(): void {
    this.#planned = [];
    this.#amendments = [];
    this.#authenticationContext = undefined;
  }

  get authenticationContext(): string | undefined {
    return this.#authenticationContext;
  }

  /** The fault that this request runs into, used up by it. */
  take(service: Service, path: string): Fault | undefined {
    const planned = this.#planned.find(
      ({ match, left }) => left > 0 && match.service === service && path.search(match.path ?? /^/) >= 0,
    );
    if (planned === undefined) return undefined;
    planned.left -= 1;
    return planned.fault;
  }

  /** The change that this token response undergoes, used up by it. */
  takeAmendment(): ChangeToken | undefined {
    const amendment = this.#amendments.find(({ left }) => left > 0);
    if (amendment === undefined) return undefined;
    amendment.left -= 1;
    return amendment.change;
  }
}
