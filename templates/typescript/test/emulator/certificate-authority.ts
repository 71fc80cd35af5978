import { X509Certificate as NodeCertificate, webcrypto } from 'node:crypto';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from './x509.js';
import type { Name, PublicKey, X509Certificate } from './x509.js';

export type CryptoKey = webcrypto.CryptoKey;
export type CryptoKeyPair = webcrypto.CryptoKeyPair;

const ecdsa = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

// TLS clients verify servers by the real clock, which need not be the emulator's: these certificates are valid under both.
const longAgo = new Date('2020-01-01T00:00:00Z');
const farAhead = new Date('2099-01-01T00:00:00Z');

export interface ClientCertificateRequest {
  /** X.500 name. */
  subject: string | Name;
  publicKey: CryptoKey | PublicKey;
  notBefore: Date;
  notAfter: Date;
}

/** A root that signs certificates directly. ECDSA P-256, because a key of it costs a millisecond. */
export class CertificateAuthority {
  /** For verifying what a client presents. */
  readonly certificate: NodeCertificate;
  readonly #root: X509Certificate;
  readonly #signingKey: CryptoKey;

  private constructor(root: X509Certificate, signingKey: CryptoKey) {
    this.#root = root;
    this.#signingKey = signingKey;
    this.certificate = new NodeCertificate(root.toString('pem'));
  }

  static async create(commonName: string): Promise<CertificateAuthority> {
    const keys = await generateEcKeys();
    const root = await X509CertificateGenerator.createSelfSigned({
      name: `CN=${commonName}`,
      keys,
      notBefore: longAgo,
      notAfter: farAhead,
      signingAlgorithm: ecdsa,
      extensions: [
        new BasicConstraintsExtension(true, 0, true),
        new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      ],
    });
    return new CertificateAuthority(root, keys.privateKey);
  }

  /** X.500 name. */
  get name(): string {
    return this.#root.subject;
  }

  get pem(): string {
    return `${this.#root.toString('pem')}\n`;
  }

  async issueServerCertificate(host: string, publicKey: CryptoKey): Promise<X509Certificate> {
    return X509CertificateGenerator.create({
      subject: [{ CN: [host.slice(0, 64)] }],
      issuer: this.#root.subjectName,
      publicKey,
      signingKey: this.#signingKey,
      signingAlgorithm: ecdsa,
      notBefore: longAgo,
      notAfter: farAhead,
      extensions: [
        new SubjectAlternativeNameExtension([{ type: 'dns', value: host }]),
        ...leafExtensions(ExtendedKeyUsage.serverAuth),
      ],
    });
  }

  async issueClientCertificate(request: ClientCertificateRequest): Promise<X509Certificate> {
    return X509CertificateGenerator.create({
      ...request,
      issuer: this.#root.subjectName,
      signingKey: this.#signingKey,
      signingAlgorithm: ecdsa,
      extensions: leafExtensions(ExtendedKeyUsage.clientAuth),
    });
  }
}

export async function generateEcKeys(): Promise<CryptoKeyPair> {
  return webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
}

/** RSA-2048: what the protocol asks of a binding key. */
export async function generateRsaKeys(): Promise<CryptoKeyPair> {
  const algorithm = {
    name: 'RSASSA-PKCS1-v1_5',
    modulusLength: 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
    hash: 'SHA-256',
  };
  return webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
}

const longLived = new Map<string, Promise<CryptoKeyPair>>();

/** One RSA-2048 key a purpose for as long as the process lives: making it is most of what starting an emulator costs. */
export function processRsaKeys(purpose: 'token signing' | 'first credential'): Promise<CryptoKeyPair> {
  const keys = longLived.get(purpose) ?? generateRsaKeys();
  longLived.set(purpose, keys);
  return keys;
}

/** PKCS#8 PEM. */
export async function privateKeyPem(key: CryptoKey): Promise<string> {
  const der = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', key)).toString('base64');
  return `-----BEGIN PRIVATE KEY-----\n${der.replace(/.{64}(?=.)/g, '$&\n')}\n-----END PRIVATE KEY-----\n`;
}

function leafExtensions(usage: ExtendedKeyUsage) {
  return [
    new BasicConstraintsExtension(false, undefined, true),
    new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
    new ExtendedKeyUsageExtension([usage]),
  ];
}
