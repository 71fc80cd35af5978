import { Agent } from 'node:https';
import type { AgentOptions } from 'node:https';
import type { BindingCertificate } from './binding-certificate.js';
import { MtlsPopError } from './errors.js';
import { exchange } from './https-exchange.js';
import type { TransportRequest } from './https-exchange.js';

/** Makes the agent of one pool of connections. Pass your own to go through a proxy or to trust another root. */
export type AgentFactory = (options: AgentOptions) => Agent;

export interface MutualTlsTransportOptions {
  createAgent?: AgentFactory;
  /** Milliseconds for a whole exchange where the request names none. 30 seconds by default. */
  timeoutMs?: number;
}

interface Pool {
  readonly agent: Agent;
  readonly subject: string | undefined;
}

/**
 * HTTPS with a client certificate. Connections are pooled per certificate, so that none is ever used under another one. When a
 * certificate is renewed, its predecessor's connections close as soon as they are idle.
 */
export class MutualTlsTransport {
  // An agent keeps the key in readable form, so the pools stay private at run time as well.
  readonly #pools = new Map<string, Pool>();
  readonly #createAgent: AgentFactory;
  readonly #timeoutMs: number;

  constructor(options: MutualTlsTransportOptions = {}) {
    this.#createAgent = options.createAgent ?? ((agentOptions) => new Agent(agentOptions));
    this.#timeoutMs = options.timeoutMs ?? 30_000;
  }

  /**
   * Sends one request and follows no redirect.
   *
   * @param certificate presented in the TLS handshake
   * @throws {MtlsPopError} `https_required`, `tls_failed`, `connection_failed`, `response_malformed` or `timeout`; the signal's reason when aborted
   */
  async send(request: TransportRequest, certificate?: BindingCertificate): Promise<Response> {
    if (request.url.protocol !== 'https:') {
      throw new MtlsPopError({
        code: 'https_required',
        message: `${request.url.origin} is not an https address. A token travels over TLS only.`,
      });
    }
    return exchange(this.#agentFor(certificate), {
      ...request,
      timeoutMs: request.timeoutMs ?? this.#timeoutMs,
    });
  }

  /** Closes every connection, those in use included. */
  close(): void {
    for (const pool of this.#pools.values()) {
      pool.agent.destroy();
    }
    this.#pools.clear();
  }

  #agentFor(certificate: BindingCertificate | undefined): Agent {
    const key = certificate?.x5tS256 ?? '';
    const pooled = this.#pools.get(key);
    if (pooled !== undefined) {
      return pooled.agent;
    }
    // A renewed certificate keeps its subject.
    for (const [otherKey, other] of this.#pools) {
      if (other.subject !== undefined && other.subject === certificate?.subject) {
        retire(other.agent);
        this.#pools.delete(otherKey);
      }
    }
    const agent = this.#createAgent({ keepAlive: true, minVersion: 'TLSv1.2', ...certificate?.tlsOptions() });
    this.#pools.set(key, { agent, subject: certificate?.subject });
    return agent;
  }
}

/** Closes idle connections now and the others once their response has been read. */
function retire(agent: Agent): void {
  agent.maxFreeSockets = 0;
  for (const socket of Object.values(agent.freeSockets).flat()) {
    socket?.destroy();
  }
}
