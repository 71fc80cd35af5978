import { createServer } from 'node:https';
import type { Server } from 'node:https';
import type { RequestListener } from 'node:http';
import { createSecureContext } from 'node:tls';
import type { SecureContext } from 'node:tls';
import { generateEcKeys, privateKeyPem } from './certificate-authority.js';
import type { CertificateAuthority } from './certificate-authority.js';

/**
 * HTTPS under many names on one port. The name in the handshake (SNI) decides the certificate, which is made when it is first
 * asked for; a name that nobody has here gets no handshake.
 */
export async function createTlsServer(
  authority: CertificateAuthority,
  hasHost: (host: string) => boolean,
  listener: RequestListener,
): Promise<Server> {
  const keys = await generateEcKeys();
  const key = await privateKeyPem(keys.privateKey);
  const contexts = new Map<string, Promise<SecureContext>>();

  const contextFor = async (host: string): Promise<SecureContext> => {
    const certificate = await authority.issueServerCertificate(host, keys.publicKey);
    return createSecureContext({ key, cert: certificate.toString('pem') });
  };
  return createServer(
    {
      minVersion: 'TLSv1.2',
      ALPNProtocols: ['http/1.1'],
      requestCert: true,
      // The application judges the client's certificate, as Entra does: a handshake cannot say what is wrong with it.
      rejectUnauthorized: false,
      SNICallback: (serverName, callback) => {
        const host = serverName.toLowerCase();
        if (!hasHost(host)) {
          callback(new Error(`Nobody answers under ${host}.`));
          return;
        }
        const context = contexts.get(host) ?? contextFor(host);
        contexts.set(host, context);
        context.then(
          (made) => {
            callback(null, made);
          },
          (error: unknown) => {
            callback(error as Error);
          },
        );
      },
    },
    listener,
  );
}
