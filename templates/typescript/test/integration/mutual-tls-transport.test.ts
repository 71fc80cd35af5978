import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AgentOptions } from 'node:https';
import type { TLSSocket } from 'node:tls';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BindingCertificate } from '../../src/mtls-pop/binding-certificate.js';
import { MutualTlsTransport } from '../../src/mtls-pop/mutual-tls-transport.js';
import { bindingCertificate } from '../support/credentials.js';
import { rejectionOf } from '../support/failure.js';
import { startTlsServer } from '../support/tls-server.js';
import type { TlsServer } from '../support/tls-server.js';

type Answer = (request: IncomingMessage & { socket: TLSSocket }, response: ServerResponse) => void;

const url = new URL('https://service.contoso.example/path?x=1');

/** The common name and the connection that a request came with. */
const whoIsThere: Answer = (request, response) => {
  response.end(request.socket.getPeerX509Certificate()?.subject ?? 'nobody');
};

describe('MutualTlsTransport', () => {
  let server: TlsServer;
  let answer: Answer;
  let received: string[];
  let first: BindingCertificate;
  let renewed: BindingCertificate;
  let stranger: BindingCertificate;
  let transport: MutualTlsTransport;

  beforeAll(async () => {
    [first, renewed, stranger] = await Promise.all([
      bindingCertificate({ subject: 'CN=service' }),
      bindingCertificate({ subject: 'CN=service' }),
      bindingCertificate({ subject: 'CN=stranger' }),
    ]);
  });
  beforeEach(async () => {
    answer = whoIsThere;
    received = [];
    server = await startTlsServer(url.host, (request, response) => {
      received.push(`${request.method ?? ''} ${request.url ?? ''}`);
      answer(request, response);
    });
    transport = new MutualTlsTransport({ createAgent: server.createAgent });
  });
  afterEach(async () => {
    transport.close();
    await server.close();
  });

  async function text(certificate?: BindingCertificate): Promise<string> {
    return (await transport.send({ url, method: 'GET' }, certificate)).text();
  }

  function firstConnectionClosed(): Promise<unknown> {
    const [connection] = server.connections;
    return connection === undefined || connection.destroyed ? Promise.resolve() : once(connection, 'close');
  }

  describe('connections', () => {
    it('fails the one request that is answered with a status HTTP does not have', async () => {
      answer = (_, response) => {
        response.writeHead(999).end();
      };
      await expect(text(first)).rejects.toMatchObject({ code: 'response_malformed' });
    });

    it('present the certificate in the handshake, and none where none is given', async () => {
      expect(await text(first)).toBe('CN=service');
      expect(await text(stranger)).toBe('CN=stranger');
      expect(await text()).toBe('nobody');
    });

    it('are used again for the same certificate, and for no other', async () => {
      for (const certificate of [first, stranger, undefined, first, stranger, undefined]) {
        await text(certificate);
      }
      expect(server.connections).toHaveLength(3);
    });

    it('of a replaced certificate close when they are idle', async () => {
      await text(first);
      const closed = firstConnectionClosed();
      await text(renewed);
      await closed;
      await text(renewed);
      expect(server.connections).toHaveLength(2);
    });

    it('of a replaced certificate finish what is under way, and then close', async () => {
      let finish: () => void = () => undefined;
      answer = (_, response) => {
        finish = () => response.end('finished');
        response.write('');
        response.flushHeaders();
      };
      const slow = await transport.send({ url, method: 'GET' }, first);
      const closed = firstConnectionClosed();
      answer = whoIsThere;
      await text(renewed);
      finish();
      expect(await slow.text()).toBe('finished');
      await closed;
    });

    it('verify the server, and offer nothing older than TLS 1.2', async () => {
      const options: AgentOptions[] = [];
      const watched = new MutualTlsTransport({
        createAgent: (given) => {
          options.push(given);
          return server.createAgent(given);
        },
      });
      await watched.send({ url, method: 'HEAD' }, first);
      watched.close();
      expect(options[0]?.rejectUnauthorized).toBeUndefined();
      expect(options[0]?.minVersion).toBe('TLSv1.2');
    });

    it('are refused to a server that nobody vouches for', async () => {
      const untrusting = new MutualTlsTransport();
      const local = new URL(`https://127.0.0.1:${server.port}/`);
      const failure = await rejectionOf(untrusting.send({ url: local, method: 'GET' }, first));
      untrusting.close();
      expect(failure.code).toBe('tls_failed');
      expect(received).toHaveLength(0);
    });

    it('that fail say where and why', async () => {
      await server.close();
      const failure = await rejectionOf(text(first));
      expect(failure.code).toBe('connection_failed');
      expect(failure.message).toMatch(/service\.contoso\.example.*ECONNREFUSED/);
      server = await startTlsServer(url.host, whoIsThere);
    });

    it('can be capped at TLS 1.2', async () => {
      answer = (request, response) => response.end(request.socket.getProtocol());
      const capped = await transport.send({ url, method: 'GET', maxTlsVersion: 'TLSv1.2' }, first);
      expect(await capped.text()).toBe('TLSv1.2');
      expect(await text(first)).toBe('TLSv1.3');
    });

    it('that the server closes in the moment they are used are made anew, for idempotent methods', async () => {
      for (const method of ['GET', 'POST']) {
        answer = whoIsThere;
        await text(first);
        answer = (request) => {
          answer = whoIsThere;
          request.socket.destroy();
        };
        received = [];
        const repeated = transport.send({ url, method }, first);
        if (method === 'GET') {
          expect((await repeated).status).toBe(200);
          expect(received).toHaveLength(2);
        } else {
          await expect(repeated).rejects.toMatchObject({ code: 'connection_failed' });
          expect(received).toHaveLength(1);
        }
      }
    });
  });

  describe('a request', () => {
    it('has its method, path, headers and body', async () => {
      answer = (request, response) => {
        const { 'x-color': color, 'content-length': length } = request.headers;
        response.write(`${String(color)} ${length ?? ''} `);
        request.pipe(response);
      };
      const request = { url, method: 'POST', headers: new Headers({ 'X-Color': 'blue' }) };
      expect(await (await transport.send({ ...request, body: 'grüß dich' })).text()).toBe(
        'blue 11 grüß dich',
      );
      const bytes = new TextEncoder().encode('bytes');
      expect(await (await transport.send({ ...request, body: bytes })).text()).toBe('blue 5 bytes');
      expect(received).toEqual(['POST /path?x=1', 'POST /path?x=1']);
    });

    it('goes out over https only', async () => {
      const plain = transport.send({ url: new URL('http://service.example/'), method: 'GET' });
      await expect(plain).rejects.toMatchObject({ code: 'https_required' });
    });

    it('is not sent when its signal is aborted already', async () => {
      const signal = AbortSignal.abort(new Error('too late'));
      await expect(transport.send({ url, method: 'GET', signal })).rejects.toThrow(/too late/);
      expect(received).toHaveLength(0);
    });

    it('ends with the reason of its signal', async () => {
      const abort = new AbortController();
      answer = () => {
        abort.abort(new Error('shutting down'));
      };
      await expect(transport.send({ url, method: 'GET', signal: abort.signal })).rejects.toThrow(
        /shutting down/,
      );
    });

    it('times out', async () => {
      answer = () => undefined;
      const failure = await rejectionOf(transport.send({ url, method: 'GET', timeoutMs: 50 }));
      expect(failure.code).toBe('timeout');
      expect(failure.message).toContain('service.contoso.example');
    });
  });

  describe('a response', () => {
    it('has status, headers with all their values, and body', async () => {
      answer = (_, response) => {
        response.writeHead(418, 'Teapot', { 'set-cookie': ['a=1', 'b=2'], 'x-one': 'two' });
        response.end('short and stout');
      };
      const response = await transport.send({ url, method: 'GET' });
      expect(response.status).toBe(418);
      expect(response.statusText).toBe('Teapot');
      expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
      expect(response.headers.get('x-one')).toBe('two');
      expect(await response.text()).toBe('short and stout');
    });

    it('is the redirect itself, which is not followed', async () => {
      answer = (_, response) => response.writeHead(302, { location: 'https://other.example/' }).end();
      const response = await transport.send({ url, method: 'GET' }, first);
      expect(response.status).toBe(302);
      expect(received).toHaveLength(1);
    });

    it('has no body where HTTP has none', async () => {
      for (const [method, status] of [
        ['GET', 204],
        ['GET', 304],
        ['HEAD', 200],
      ] as const) {
        answer = (_, response) => response.writeHead(status).end();
        const response = await transport.send({ url, method });
        expect(response.status).toBe(status);
        expect(response.body === null).toBe(true);
      }
      expect(server.connections).toHaveLength(1);
    });

    it('streams a large body', async () => {
      const chunk = Buffer.alloc(1024 * 1024, 7);
      answer = (_, response) => {
        for (let sent = 0; sent < 8; sent += 1) {
          response.write(chunk);
        }
        response.end();
      };
      const body = await (await transport.send({ url, method: 'GET' })).arrayBuffer();
      expect(body.byteLength).toBe(8 * 1024 * 1024);
    });

    it('closes its connection when the reader loses interest', async () => {
      answer = (_, response) => response.write('the beginning');
      const response = await transport.send({ url, method: 'GET' });
      const closed = firstConnectionClosed();
      await response.body?.cancel();
      await closed;
    });

    it('fails to read when the connection breaks, the signal aborts or the time is over', async () => {
      answer = (request, response) => {
        response.write('the beginning', () => {
          request.socket.destroy();
        });
      };
      const broken = await transport.send({ url, method: 'GET' });
      await expect(broken.text()).rejects.toMatchObject({ code: 'connection_failed' });

      answer = (_, response) => response.write('the beginning');
      const abort = new AbortController();
      const aborted = await transport.send({ url, method: 'GET', signal: abort.signal });
      abort.abort(new Error('shutting down'));
      await expect(aborted.text()).rejects.toThrow(/shutting down/);

      const late = await transport.send({ url, method: 'GET', timeoutMs: 200 });
      await expect(late.text()).rejects.toMatchObject({ code: 'timeout' });
    });

    it('breaks off quietly when nobody reads it, and says so to a late reader', async () => {
      answer = (request, response) => {
        response.write('the beginning', () => {
          request.socket.destroy();
        });
      };
      const response = await transport.send({ url, method: 'GET' });
      await firstConnectionClosed();
      answer = whoIsThere;
      expect(await text()).toBe('nobody');
      await expect(response.text()).rejects.toMatchObject({ code: 'connection_failed' });
    });
  });
});
