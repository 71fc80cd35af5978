import { Agent } from 'node:https';
import type { AgentOptions } from 'node:https';
import type { Duplex } from 'node:stream';

/** Makes a client's agent: the only thing about a client that knows of the emulator. */
export type AgentFactory = (options: AgentOptions) => Agent;

/** Connects every host to the emulator. The TLS handshake still names and verifies the real host. */
class RoutingAgent extends Agent {
  readonly #port: number;

  constructor(port: number, options: AgentOptions) {
    super(options);
    this.#port = port;
  }

  override createConnection(
    ...[options, callback]: Parameters<Agent['createConnection']>
  ): Duplex | null | undefined {
    return super.createConnection({ ...options, host: '127.0.0.1', port: this.#port }, callback);
  }
}

/** Agents that trust the emulator's authority and nobody else's, whatever else their options say. */
export class RoutingAgents {
  readonly create: AgentFactory;
  readonly #agents = new Set<Agent>();

  constructor(port: number, caPem: string) {
    this.create = (options) => {
      const agent = new RoutingAgent(port, { ...options, ca: caPem, rejectUnauthorized: true });
      this.#agents.add(agent);
      return agent;
    };
  }

  /** Closes their connections, so that a client that forgot to does not keep the process alive. */
  close(): void {
    for (const agent of this.#agents) {
      agent.destroy();
    }
  }
}
