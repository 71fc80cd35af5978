import { randomUUID } from 'node:crypto';
import { variant } from '#variant';
import type { BindingCertificate } from '../binding-certificate.js';
import { MtlsPopError } from '../errors.js';
import type { BindingKey, BindingKeyProvider, KeyStrength } from './binding-key.js';
import { createCertificateRequest } from './certificate-request.js';
import type { ImdsClient } from './imds-client.js';
import { attested } from './key-attestation.js';
import type { AttestKey } from './key-attestation.js';

/** A certificate of the managed identity, and how to get tokens with it. */
export interface MintedCertificate {
  readonly certificate: BindingCertificate;
  /** GUID. The `client_id` of token requests. */
  readonly clientId: string;
  readonly tokenEndpoint: URL;
}

export interface CertificateMinterOptions {
  imds: ImdsClient;
  keys: BindingKeyProvider;
  /** A weaker key is refused. No certificate is asked for with it. */
  // @only minimumKeyStrength
  minimumKeyStrength?: KeyStrength | undefined;
  // @only keyAttestation
  attest?: AttestKey | undefined;
}

/** Has IMDS v2 issue a certificate to a new key. */
export class CertificateMinter {
  readonly #imds: ImdsClient;
  readonly #keys: BindingKeyProvider;
  // @only minimumKeyStrength
  readonly #minimumKeyStrength: KeyStrength;
  // @only keyAttestation
  readonly #attest: AttestKey | undefined;

  constructor(options: CertificateMinterOptions) {
    this.#imds = options.imds;
    this.#keys = options.keys;
    // @only minimumKeyStrength
    this.#minimumKeyStrength = options.minimumKeyStrength ?? 'software';
    // @only keyAttestation
    this.#attest = options.attest;
  }

  /** @throws {MtlsPopError} when the key will not do, what `ImdsClient` throws, or `certificate_key_mismatch` */
  async mint(signal?: AbortSignal): Promise<MintedCertificate> {
    const correlationId = randomUUID();
    const key = await this.#keys.create(signal);
    if (variant.minimumKeyStrength) {
      assertStrength(key, this.#minimumKeyStrength);
    }
    const metadata = await this.#imds.platformMetadata(correlationId, signal);
    const credential = await this.#imds.issueCredential(
      {
        csr: await createCertificateRequest(key, metadata),
        // @only keyAttestation
        attestationToken:
          this.#attest &&
          (await attested(this.#attest, {
            endpoint: metadata.attestationEndpoint,
            clientId: metadata.clientId,
            key,
            signal,
          })),
        correlationId,
      },
      signal,
    );
    return {
      certificate: key.bind(credential.certificatePem),
      clientId: credential.clientId,
      tokenEndpoint: credential.tokenEndpoint,
    };
  }
}

/** Weakest first. */
// @only minimumKeyStrength
const strengths: readonly KeyStrength[] = ['software', 'keyguard'];

/** @throws {MtlsPopError} `min_strength_not_met` */
// @only minimumKeyStrength
function assertStrength(key: BindingKey, minimum: KeyStrength): void {
  if (strengths.indexOf(key.strength) < strengths.indexOf(minimum)) {
    throw new MtlsPopError({
      code: 'min_strength_not_met',
      message: `The strength of the key is ${key.strength}, and at least ${minimum} is required. Pass a provider of such keys, or lower minimumKeyStrength.`,
    });
  }
}
