import { request as httpRequest } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Agent } from 'node:https';

export interface Exchange {
  readonly url: URL;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: string | undefined;
  readonly agent?: Agent | undefined;
}

export interface Answer {
  /** `closed` when the connection ended without an answer, `refused` when the TLS handshake failed. */
  readonly status: number | 'closed' | 'refused';
  readonly headers: IncomingHttpHeaders;
  /** Parsed JSON, or undefined. */
  readonly body: unknown;
}

/** One request as it is: no redirect followed, nothing retried. */
export function exchange({ url, method, headers, body, agent }: Exchange): Promise<Answer> {
  return new Promise((resolve) => {
    const isTls = url.protocol === 'https:';
    // Without a server name of its own, Node would ask the handshake for what the Host header says.
    const options = { method, headers, servername: url.hostname, ...(agent && { agent }) };
    const outgoing = isTls ? httpsRequest(url, options) : httpRequest(url, { method, headers });
    let secured = !isTls;
    outgoing.on('socket', (socket) => {
      if (isTls) socket.once('secureConnect', () => (secured = true));
    });
    outgoing.once('response', (message) => {
      void read(message).then(resolve);
    });
    outgoing.once('error', () => {
      resolve({ status: secured ? 'closed' : 'refused', headers: {}, body: undefined });
    });
    outgoing.end(body);
  });
}

async function read(message: IncomingMessage): Promise<Answer> {
  const chunks = await message.toArray();
  const text = Buffer.concat(chunks as Buffer[]).toString('utf8');
  const isJson = message.headers['content-type']?.startsWith('application/json') === true;
  const body: unknown = isJson ? JSON.parse(text) : text;
  return { status: message.statusCode ?? 0, headers: message.headers, body };
}
