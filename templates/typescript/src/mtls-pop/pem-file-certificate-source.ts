import { readFile } from 'node:fs/promises';
import { BindingCertificate } from './binding-certificate.js';
import type { CertificateSource } from './binding-certificate.js';
import { MtlsPopError } from './errors.js';

export interface PemFileCertificateSourceOptions {
  /** PEM file with the certificate, its chain if there is one, and its private key. */
  path: string;
  now?: (() => Date) | undefined;
}

/**
 * A certificate in a file. The file is read for every token, so a renewed certificate is picked up without a restart. While
 * it is being rewritten, and for as long as what it holds is unusable, the certificate read before stays in use.
 */
export class PemFileCertificateSource implements CertificateSource {
  readonly #path: string;
  readonly #now: () => Date;
  #pem: string | undefined;
  #certificate: BindingCertificate | undefined;

  constructor(options: PemFileCertificateSourceOptions) {
    this.#path = options.path;
    this.#now = options.now ?? (() => new Date());
  }

  /** @throws {MtlsPopError} `certificate_file_unreadable`, or why the certificate is unusable: see `BindingCertificate.fromPem` */
  async current(signal?: AbortSignal): Promise<BindingCertificate> {
    try {
      const pem = await this.#read(signal);
      if (pem !== this.#pem || this.#certificate === undefined) {
        this.#certificate = BindingCertificate.fromPem(pem);
        this.#pem = pem;
      }
      return this.#certificate;
    } catch (error) {
      if (
        error instanceof MtlsPopError &&
        this.#certificate !== undefined &&
        this.#now() < this.#certificate.notAfter
      ) {
        return this.#certificate;
      }
      throw error;
    }
  }

  async #read(signal: AbortSignal | undefined): Promise<string> {
    try {
      return await readFile(this.#path, { encoding: 'utf8', ...(signal !== undefined && { signal }) });
    } catch (error) {
      signal?.throwIfAborted();
      throw new MtlsPopError({
        code: 'certificate_file_unreadable',
        message: `The certificate file ${this.#path} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown reason'}).`,
      });
    }
  }
}
