import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ScriptedReply {
  /** 200 by default. */
  status?: number;
  /** `Server: IMDS/150.870.65.1523` by default. */
  headers?: Record<string, string>;
  /** Sent as JSON, a string as it stands. */
  body?: unknown;
}

export interface RecordedRequest {
  method: string;
  path: string;
  query: Record<string, string>;
  headers: IncomingMessage['headers'];
  body: string;
}

type Script = (request: RecordedRequest) => ScriptedReply | 'hang' | Promise<ScriptedReply | 'hang'>;

/** Answers as its script says: for what IMDS does only when something is wrong. */
export class ScriptedImds {
  readonly requests: RecordedRequest[] = [];
  readonly #server: Server;

  private constructor(script: Script) {
    this.#server = createServer((incoming, outgoing) => {
      void recorded(incoming).then(async (request) => {
        this.requests.push(request);
        const reply = await script(request);
        if (reply === 'hang') {
          return;
        }
        outgoing.writeHead(reply.status ?? 200, reply.headers ?? { server: 'IMDS/150.870.65.1523' });
        outgoing.end(typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body ?? {}));
      });
    });
  }

  /** @param replies one a request, in order; or a function of the request */
  static async start(replies: readonly (ScriptedReply | 'hang')[] | Script): Promise<ScriptedImds> {
    const left = typeof replies === 'function' ? [] : [...replies];
    const script =
      typeof replies === 'function'
        ? replies
        : () => left.shift() ?? { status: 500, body: 'the script is over' };
    const imds = new ScriptedImds(script);
    await new Promise<void>((resolve) => {
      imds.#server.listen(0, '127.0.0.1', resolve);
    });
    return imds;
  }

  get endpoint(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

async function recorded(incoming: IncomingMessage): Promise<RecordedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    chunks.push(chunk);
  }
  const url = new URL(incoming.url ?? '', 'http://imds');
  return {
    method: incoming.method ?? '',
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: incoming.headers,
    body: Buffer.concat(chunks).toString('utf8'),
  };
}
