import type { IncomingHttpHeaders } from 'node:http';
import type { Checklist } from './checklist.js';
import type { ClientCertificate } from './client-certificate.js';

/** Which part of the emulator answers a request. */
export type Service = 'token' | 'imds' | 'resource' | 'metadata';

/** A request, completely read. */
export interface ReceivedRequest {
  readonly method: string;
  /** Lower case, without a port. */
  readonly host: string;
  /** The name that the TLS handshake asked for (SNI); undefined without TLS, and where a TLS 1.2 session was resumed. */
  readonly serverName: string | undefined;
  /** Without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** What the client presented in the TLS handshake and proved to hold the key of. Not yet judged. */
  readonly clientCertificate: ClientCertificate | undefined;
}

export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it stands when it is a string, else as JSON. */
  readonly body?: unknown;
  /** The error's code for the journal. */
  readonly error?: string;
}

/** Answers one request, and writes down each rule that it checked on the way. */
export type Handler = (request: ReceivedRequest, checks: Checklist) => Promise<Reply> | Reply;
