import { randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { TLSSocket } from 'node:tls';
import { Checklist } from './checklist.js';
import { clientCertificateOf } from './client-certificate.js';
import type { Handler, ReceivedRequest, Reply, Service } from './exchange.js';
import type { Fault, PlannedFaults } from './faults.js';
import { describeRequest } from './journal-entry.js';
import type { RecordingJournal } from './journal.js';

/** Who answers a request. */
export type Router = (request: ReceivedRequest) => { readonly service: Service; readonly handler: Handler };

export interface ListenerParts {
  readonly journal: RecordingJournal;
  readonly faults: PlannedFaults;
  /** Numbers TCP connections across all ports, from 1. */
  readonly connectionOf: (socket: object) => number;
}

/** Reads a request, lets a fault or its handler answer it, and writes both into the journal. */
export function httpListener(parts: ListenerParts, route: Router): RequestListener {
  return (incoming, response) => {
    exchange(parts, route, incoming, response).catch((error: unknown) => {
      // A client that went away in the middle of its request. Anything else is a bug of the emulator and has to be seen.
      if (!incoming.destroyed || incoming.complete) process.emitWarning(error as Error);
      response.destroy();
    });
  };
}

async function exchange(
  { journal, faults, connectionOf }: ListenerParts,
  route: Router,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const connection = connectionOf(incoming.socket);
  const request = await receive(incoming);
  const { service, handler } = route(request);
  const checks = new Checklist();
  const record = (status: number, error?: string) => {
    const seen = { ...describeRequest(service, request), connection, checks: checks.results };
    journal.record({ ...seen, status, error });
  };

  const fault = faults.take(service, request.path);
  if (fault?.kind === 'hang' || fault?.kind === 'reset') {
    checks.note('fault', fault.kind);
    record(0, fault.kind);
    if (fault.kind === 'reset') incoming.socket.destroy();
    return;
  }
  const reply =
    fault === undefined
      ? amended(faults, service, await handler(request, checks), checks)
      : faultReply(fault, checks);
  record(reply.status, reply.error);
  send(response, request, reply);
}

function faultReply({ reply }: Fault & { kind: 'respond' }, checks: Checklist): Reply {
  checks.note('fault', `answers ${reply.status} in the service's place`);
  return { ...reply, error: 'fault' };
}

function amended(faults: PlannedFaults, service: Service, reply: Reply, checks: Checklist): Reply {
  const change = service === 'token' && reply.status === 200 ? faults.takeAmendment() : undefined;
  if (change === undefined) return reply;
  checks.note('fault', 'the token response is changed');
  return { ...reply, body: change(reply.body as Record<string, unknown>) };
}

const maxBody = 1024 * 1024;

async function receive(incoming: IncomingMessage): Promise<ReceivedRequest> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > maxBody) throw new RangeError('A request to the emulator has more than 1 MiB.');
    chunks.push(chunk);
  }
  const tls = incoming.socket instanceof TLSSocket ? incoming.socket : undefined;
  // The path of an absolute-form target too (RFC 9112 section 3.2.2); nothing for what is no URL at all.
  const target = incoming.url ?? '/';
  const url = new URL(URL.canParse(target, 'http://emulator') ? target : '/', 'http://emulator');
  return {
    method: incoming.method ?? 'GET',
    host: (incoming.headers.host ?? '').replace(/:\d+$/, '').toLowerCase(),
    serverName: tls === undefined ? undefined : serverNameOf(tls),
    path: url.pathname,
    query: url.searchParams,
    headers: incoming.headers,
    body: Buffer.concat(chunks).toString('utf8'),
    clientCertificate: tls && clientCertificateOf(tls),
  };
}

// `servername` of a server's socket is false when the client named none: @types/node knows the client's side only.
function serverNameOf(socket: TLSSocket): string | undefined {
  const { servername } = socket as { servername?: string | false };
  return typeof servername === 'string' ? servername.toLowerCase() : undefined;
}

function send(response: ServerResponse, request: ReceivedRequest, reply: Reply): void {
  const json = typeof reply.body !== 'string';
  const text = json ? JSON.stringify(reply.body ?? {}) : reply.body;
  response.writeHead(reply.status, {
    'content-type': json ? 'application/json; charset=utf-8' : 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    ...correlationHeaders(request),
    ...reply.headers,
  });
  response.end(request.method === 'HEAD' ? undefined : text);
}

/** A caller finds its request again by the id that it gave it. */
function correlationHeaders(request: ReceivedRequest): Record<string, string> {
  const { 'client-request-id': entra, 'x-ms-client-request-id': imds } = request.headers;
  return {
    'x-ms-request-id': randomUUID(),
    ...(typeof entra === 'string' && { 'client-request-id': entra }),
    ...(typeof imds === 'string' && { 'x-ms-client-request-id': imds }),
  };
}
