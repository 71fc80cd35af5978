import { once } from 'node:events';
import { createServer } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { AgentFactory } from '../../src/mtls-pop/mutual-tls-transport.js';
import { CertificateAuthority, generateEcKeys, privateKeyPem } from '../emulator/certificate-authority.js';
import { RoutingAgents } from '../emulator/routing-agent.js';

export interface TlsServer {
  readonly port: number;
  readonly createAgent: AgentFactory;
  /** The connections that were made, in their order. */
  readonly connections: readonly TLSSocket[];
  close(): Promise<void>;
}

/** A server that answers just what a test wants. The agents find it under `host`, whatever that is. */
export async function startTlsServer(
  host: string,
  listener: (request: IncomingMessage & { socket: TLSSocket }, response: ServerResponse) => void,
): Promise<TlsServer> {
  const authority = await CertificateAuthority.create('Test Server CA');
  const keys = await generateEcKeys();
  const certificate = await authority.issueServerCertificate(host, keys.publicKey);
  const connections: TLSSocket[] = [];
  const server = createServer(
    {
      key: await privateKeyPem(keys.privateKey),
      cert: certificate.toString('pem'),
      requestCert: true,
      // It looks at no certificate: what the client presents is for the test to judge.
      rejectUnauthorized: false,
    },
    (request, response) => {
      listener(request as IncomingMessage & { socket: TLSSocket }, response);
    },
  );
  server.on('secureConnection', (socket) => connections.push(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const agents = new RoutingAgents(port, authority.pem);
  return {
    port,
    createAgent: agents.create,
    connections,
    close: async () => {
      agents.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
