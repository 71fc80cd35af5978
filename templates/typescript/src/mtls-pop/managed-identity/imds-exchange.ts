import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { MtlsPopError } from '../errors.js';

export interface ImdsRequest {
  url: URL;
  method: 'GET' | 'POST';
  headers: Record<string, string>;
  body?: string | undefined;
  /** Milliseconds for the whole exchange. */
  timeoutMs: number;
  signal?: AbortSignal | undefined;
}

export interface ImdsResponse {
  readonly status: number;
  /** The Server header. Empty when there is none. */
  readonly server: string;
  readonly body: string;
}

/** A certificate and a few ids take less than 8 KiB. */
const maxBodyBytes = 64 * 1024;

/**
 * One request to IMDS and its response. Plain HTTP to a link-local address of the host: it goes through no proxy, and follows
 * no redirect.
 *
 * @throws {MtlsPopError} `managed_identity_unreachable_network`; the signal's reason when aborted
 */
export async function exchangeWithImds(imdsRequest: ImdsRequest): Promise<ImdsResponse> {
  const { url, signal } = imdsRequest;
  const deadline = AbortSignal.timeout(imdsRequest.timeoutMs);
  try {
    return await send(imdsRequest, signal === undefined ? deadline : AbortSignal.any([signal, deadline]));
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof MtlsPopError) {
      throw error;
    }
    throw unreachable(
      url,
      deadline.aborted ? `no answer within ${imdsRequest.timeoutMs} ms` : reasonOf(error),
    );
  }
}

function send({ url, method, headers, body }: ImdsRequest, signal: AbortSignal): Promise<ImdsResponse> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method, headers, agent: false, signal });
    outgoing.on('error', reject);
    outgoing.once('response', (incoming) => {
      read(incoming).then(resolve, reject);
    });
    outgoing.end(body);
  });
}

async function read(incoming: IncomingMessage): Promise<ImdsResponse> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBodyBytes) {
      throw new MtlsPopError({
        code: 'invalid_managed_identity_response',
        message: `The reply of IMDS is longer than ${maxBodyBytes} bytes. Check that nothing stands between this host and IMDS.`,
      });
    }
    chunks.push(chunk);
  }
  return {
    status: incoming.statusCode ?? 0,
    server: incoming.headersDistinct['server']?.[0] ?? '',
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code ?? message;
}

function unreachable(url: URL, reason: string): MtlsPopError {
  return new MtlsPopError({
    code: 'managed_identity_unreachable_network',
    message:
      `IMDS cannot be reached at ${url.origin} (${reason}). Managed identity needs an Azure virtual machine, for mTLS PoP ` +
      'one with IMDS v2. Elsewhere start the emulator and set AZURE_POD_IDENTITY_AUTHORITY_HOST to its address.',
  });
}
