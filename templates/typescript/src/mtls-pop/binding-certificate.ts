import { createHash, createPrivateKey, X509Certificate } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { inspect } from 'node:util';
import { MtlsPopError } from './errors.js';

const certificateBlocks = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;
const privateKeyBlock =
  /-----BEGIN ([A-Z0-9]+ )*PRIVATE KEY-----[\s\S]+?-----END ([A-Z0-9]+ )*PRIVATE KEY-----/;

/** Gives the certificate of the moment, which may be another one next time. */
// @only auth === 'confidential-client'
export interface CertificateSource {
  /** @throws {MtlsPopError} when there is no usable certificate */
  current(signal?: AbortSignal): Promise<BindingCertificate>;
}

/**
 * A certificate and its private key: what a token is bound to (RFC 8705). Immutable: a renewed certificate is another
 * object. The key is reached through `tlsOptions()` only: it stays out of console.log, util.inspect and JSON.stringify.
 */
export class BindingCertificate {
  /** base64url(SHA-256(DER of the leaf)): the `x5t#S256` that a token's `cnf` claim names (RFC 8705 section 3.1). */
  readonly x5tS256: string;
  /** Distinguished name, as in `CN=my-service, O=Contoso`. */
  readonly subject: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly keyType: 'rsa' | 'ec';
  /** PEM, leaf first. */
  readonly certificateChainPem: string;
  readonly #tlsKey: string;

  private constructor(chain: readonly X509Certificate[], leaf: X509Certificate, tlsKey: string) {
    this.x5tS256 = createHash('sha256').update(leaf.raw).digest('base64url');
    this.subject = leaf.subject.replaceAll('\n', ', ');
    this.notBefore = new Date(leaf.validFrom);
    this.notAfter = new Date(leaf.validTo);
    this.keyType = supportedKeyType(leaf.publicKey);
    this.certificateChainPem = [leaf, ...chain.filter((one) => one !== leaf)].join('');
    this.#tlsKey = tlsKey;
  }

  /**
   * Reads the leaf, its optional chain and the unencrypted key (PKCS #8, PKCS #1 or SEC 1), in any order.
   *
   * @throws {MtlsPopError} `certificate_malformed`, `certificate_key_missing`, `certificate_key_encrypted`,
   *   `certificate_key_unsupported` or `certificate_key_mismatch`
   */
  static fromPem(pem: string): BindingCertificate {
    const key = privateKeyBlock.exec(pem)?.[0];
    if (key === undefined) {
      throw new MtlsPopError({
        code: 'certificate_key_missing',
        message: 'The PEM holds no private key. Append the PEM block of the key to the certificate.',
      });
    }
    if (key.includes('ENCRYPTED')) {
      throw new MtlsPopError({
        code: 'certificate_key_encrypted',
        message:
          'The private key is encrypted. Store it unencrypted (openssl pkey -in key.pem) in a file that only the service can read.',
      });
    }
    return BindingCertificate.fromKey(
      pem,
      parse('private key', () => createPrivateKey(key)),
    );
  }

  /**
   * @param certificatePem the leaf and its optional chain
   * @throws {MtlsPopError} as `fromPem`
   */
  static fromKey(certificatePem: string, privateKey: KeyObject): BindingCertificate {
    const chain = parseChain(certificatePem);
    const leaf = chain.find((certificate) => certificate.checkPrivateKey(privateKey));
    if (leaf === undefined) {
      throw new MtlsPopError({
        code: 'certificate_key_mismatch',
        message:
          'The private key belongs to none of the certificates in the PEM. Put a certificate and its own key together.',
      });
    }
    return new BindingCertificate(
      chain,
      leaf,
      privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    );
  }

  /**
   * For a private key that cannot leave its hardware, which TLS then has to find there.
   *
   * @param certificatePem the leaf first
   * @param keyReference takes the place of the key in `tlsOptions()`: a PEM block that names the key to an OpenSSL provider, or
   *   what your `AgentFactory` understands
   * @throws {MtlsPopError} `certificate_malformed` or `certificate_key_unsupported`
   */
  // @only auth === 'managed-identity'
  static fromKeyReference(certificatePem: string, keyReference: string): BindingCertificate {
    const chain = parseChain(certificatePem);
    return new BindingCertificate(chain, chain[0], keyReference);
  }

  /** @throws {MtlsPopError} `certificate_expired` or `certificate_not_yet_valid` */
  assertValidAt(now: Date): void {
    if (now >= this.notAfter) {
      throw new MtlsPopError({
        code: 'certificate_expired',
        message: `The certificate of ${this.subject} expired on ${this.notAfter.toISOString()}. Renew it.`,
      });
    }
    if (now < this.notBefore) {
      throw new MtlsPopError({
        code: 'certificate_not_yet_valid',
        message: `The certificate of ${this.subject} is valid from ${this.notBefore.toISOString()} on. Check the clock of this machine.`,
      });
    }
  }

  /** Secret. Options of `tls.connect` and `https.Agent` that present this certificate. */
  tlsOptions(): { cert: string; key: string } {
    return { cert: this.certificateChainPem, key: this.#tlsKey };
  }

  /** What a log needs to tell one certificate from another. */
  toJSON(): { subject: string; x5tS256: string; notAfter: Date } {
    return { subject: this.subject, x5tS256: this.x5tS256, notAfter: this.notAfter };
  }

  [inspect.custom](): object {
    return this.toJSON();
  }
}

function parseChain(pem: string): [X509Certificate, ...X509Certificate[]] {
  const blocks: readonly string[] = pem.match(certificateBlocks) ?? [];
  const [first, ...others] = blocks.map((block) => parse('certificate', () => new X509Certificate(block)));
  if (first === undefined) {
    throw new MtlsPopError({
      code: 'certificate_malformed',
      message:
        'The PEM holds no certificate. It needs the block of the certificate and the block of its private key.',
    });
  }
  return [first, ...others];
}

function parse<T>(what: string, read: () => T): T {
  try {
    return read();
  } catch {
    // OpenSSL's own error is left out: it says nothing that helps, and it may quote what it read.
    throw new MtlsPopError({
      code: 'certificate_malformed',
      message: `The ${what} is not valid PEM. Check that the file is complete and was not edited.`,
    });
  }
}

function supportedKeyType(key: KeyObject): 'rsa' | 'ec' {
  const type = key.asymmetricKeyType;
  if (type === 'rsa' || type === 'ec') {
    return type;
  }
  throw new MtlsPopError({
    code: 'certificate_key_unsupported',
    message: `A key of type ${type ?? 'unknown'} cannot bind a token. Use an RSA or an EC key.`,
  });
}
