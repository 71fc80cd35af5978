import { randomUUID } from 'node:crypto';
import type { ReceivedRequest, Reply } from './exchange.js';

/**
 * An error of Entra's token endpoint. Codes that no page of Entra's documents for mutual TLS are those of the nearest case that
 * one does; a client relies on `error` (RFC 6749 section 5.2).
 */
export class EntraError extends Error {
  /** Such as 700027: the number behind `AADSTS`. */
  readonly code: number;
  readonly error: string;
  readonly status: number;

  constructor(code: number, error: string, message: string, status = error === 'invalid_client' ? 401 : 400) {
    super(message);
    this.code = code;
    this.error = error;
    this.status = status;
  }
}

/** The error as Entra writes it: `error`, `error_description`, `error_codes` and what support asks for. */
export function entraErrorReply(error: EntraError, request: ReceivedRequest, now: Date): Reply {
  const traceId = randomUUID();
  const correlationId = request.headers['client-request-id']?.toString() ?? randomUUID();
  const timestamp = now
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, 'Z');
  const code = `AADSTS${error.code}`;
  return {
    status: error.status,
    error: code,
    headers: { 'x-ms-request-id': traceId },
    body: {
      error: error.error,
      error_description: `${code}: ${error.message} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`,
      error_codes: [error.code],
      timestamp,
      trace_id: traceId,
      correlation_id: correlationId,
      error_uri: `https://${request.host}/error?code=${error.code}`,
    },
  };
}
