import type { IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Agent, RequestOptions } from 'node:https';
import { MtlsPopError } from './errors.js';

export interface TransportRequest {
  url: URL;
  method: string;
  headers?: Headers | undefined;
  body?: string | Uint8Array | undefined;
  signal?: AbortSignal | undefined;
  /** Milliseconds for the whole exchange, the response's body included. */
  timeoutMs?: number | undefined;
  /** Caps the TLS version for a server that asks for the certificate by renegotiation, which TLS 1.3 does not have. */
  maxTlsVersion?: 'TLSv1.2' | undefined;
}

/** Methods that a server may receive twice without harm (RFC 9110 section 9.2.2). */
export const idempotentMethods: readonly string[] = ['GET', 'HEAD', 'OPTIONS', 'TRACE', 'PUT', 'DELETE'];

const bodilessStatuses: readonly number[] = [204, 205, 304];
const tlsFailure = /^(ERR_SSL|ERR_TLS|EPROTO|CERT_|UNABLE_TO|SELF_SIGNED|DEPTH_ZERO)/;

/**
 * One HTTPS request and its response, as it came: no redirect is followed, no content coding undone. The body streams, and
 * stops streaming when the signal aborts or the time is over.
 */
export function exchange(
  agent: Agent,
  request: TransportRequest & { timeoutMs: number },
  mayRepeat = idempotentMethods.includes(request.method),
): Promise<Response> {
  return new Promise((resolve, reject) => {
    request.signal?.throwIfAborted();
    const outgoing = httpsRequest(request.url, requestOptions(agent, request));
    let stopped: Error | undefined;
    let incoming: IncomingMessage | undefined;

    const failure = (error: unknown) =>
      stopped ?? connectionError(request.url, error as NodeJS.ErrnoException);
    const stop = (reason: Error) => {
      stopped = reason;
      incoming?.destroy(reason);
      outgoing.destroy(reason);
    };
    const onAbort = () => {
      stop(request.signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      stop(timeoutError(request));
    }, request.timeoutMs);
    request.signal?.addEventListener('abort', onAbort, { once: true });

    outgoing.once('response', (message) => {
      incoming = message;
      try {
        resolve(responseOf(message, request.method, failure));
      } catch {
        message.destroy();
        reject(
          new MtlsPopError({
            code: 'response_malformed',
            message: `${request.url.host} answered with status ${message.statusCode ?? 0}, which HTTP does not have.`,
          }),
        );
      }
    });
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      // A pooled connection may be closed by the server in the moment it is taken: RFC 9112 section 9.3.1 allows one repetition.
      if (mayRepeat && outgoing.reusedSocket && error.code === 'ECONNRESET') {
        resolve(exchange(agent, request, false));
      } else {
        reject(failure(error));
      }
    });
    outgoing.once('close', () => {
      clearTimeout(timer);
      request.signal?.removeEventListener('abort', onAbort);
    });
    outgoing.end(request.body);
  });
}

function requestOptions(agent: Agent, request: TransportRequest): RequestOptions {
  return {
    agent,
    method: request.method,
    headers: fieldsOf(request.headers),
    ...(request.maxTlsVersion !== undefined && { maxVersion: request.maxTlsVersion }),
  };
}

/** Not by iterating: a compiler that knows `dom` without `dom.iterable` has no iterator of `Headers`. */
function fieldsOf(headers: Headers | undefined): Record<string, string> {
  const fields: [string, string][] = [];
  headers?.forEach((value, name) => {
    fields.push([name, value]);
  });
  return Object.fromEntries(fields);
}

function responseOf(message: IncomingMessage, method: string, failure: (error: unknown) => Error): Response {
  const headers = new Headers();
  for (const [name, values] of Object.entries(message.headersDistinct)) {
    for (const value of values ?? []) {
      headers.append(name, value);
    }
  }
  const status = message.statusCode ?? 0;
  const init = { status, statusText: message.statusMessage ?? '', headers };
  if (method === 'HEAD' || bodilessStatuses.includes(status)) {
    message.resume();
    return new Response(null, init);
  }
  return new Response(bodyOf(message, failure), init);
}

/** Reads no further than its reader does, and closes the connection when the reader loses interest. */
function bodyOf(message: IncomingMessage, failure: (error: unknown) => Error): ReadableStream<Uint8Array> {
  const chunks = message[Symbol.asyncIterator]() as AsyncIterator<Uint8Array, undefined>;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await chunks.next();
          if (done === true) {
            controller.close();
          } else {
            controller.enqueue(value);
          }
        } catch (error) {
          throw failure(error);
        }
      },
      cancel() {
        message.destroy();
      },
    },
    { highWaterMark: 0 },
  );
}

function timeoutError(request: { url: URL; timeoutMs: number }): MtlsPopError {
  return new MtlsPopError({
    code: 'timeout',
    message: `${request.url.host} did not answer completely within ${request.timeoutMs} ms.`,
  });
}

function connectionError(url: URL, error: NodeJS.ErrnoException): MtlsPopError {
  const reason = error.code ?? error.message;
  return tlsFailure.test(reason)
    ? new MtlsPopError({
        code: 'tls_failed',
        message: `The TLS handshake with ${url.host} failed (${reason}): one side did not accept the other's certificate.`,
        cause: error,
      })
    : new MtlsPopError({
        code: 'connection_failed',
        message: `The connection to ${url.host} failed (${reason}).`,
        cause: error,
      });
}
