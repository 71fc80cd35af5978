import { createHash } from 'node:crypto';
import type { X509Certificate } from 'node:crypto';
import type { TLSSocket } from 'node:tls';
import { X509Certificate as ParsedCertificate } from './x509.js';

/** The leaf that a client presented in the TLS handshake. TLS itself proved that the client holds the private key. */
export interface ClientCertificate {
  /** base64url(SHA-256(DER)): the value of `cnf["x5t#S256"]` in a token bound to it (RFC 8705 section 3.1). */
  readonly x5tS256: string;
  /** X.500 name, such as `CN=worker.contoso.example`. */
  readonly subject: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** Values of one attribute of the subject, such as `CN` or `DC`. */
  subjectField(attribute: string): string[];
  /** Whether this authority's name and key are those that signed the certificate. */
  isIssuedBy(authority: X509Certificate): boolean;
}

export function clientCertificateOf(socket: TLSSocket): ClientCertificate | undefined {
  const leaf = socket.getPeerX509Certificate();
  return leaf === undefined ? undefined : toClientCertificate(leaf);
}

function toClientCertificate(leaf: X509Certificate): ClientCertificate {
  const parsed = new ParsedCertificate(leaf.raw);
  return {
    x5tS256: createHash('sha256').update(leaf.raw).digest('base64url'),
    subject: parsed.subject,
    notBefore: parsed.notBefore,
    notAfter: parsed.notAfter,
    subjectField: (attribute) => parsed.subjectName.getField(attribute),
    isIssuedBy: (authority) => leaf.checkIssued(authority) && leaf.verify(authority.publicKey),
  };
}

/** The first characters of a thumbprint, enough for people to tell certificates apart. */
export function shortThumbprint(x5tS256: string): string {
  return `${x5tS256.slice(0, 8)}…`;
}
