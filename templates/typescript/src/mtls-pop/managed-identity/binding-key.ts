import { KeyObject, webcrypto } from 'node:crypto';
import { BindingCertificate } from '../binding-certificate.js';

/**
 * How well the private key is kept: in the memory of this process, or isolated by Virtualization-based Security. The names
 * are those of MSAL.NET's `MtlsBindingStrength`.
 */
// @only minimumKeyStrength
export type KeyStrength = 'software' | 'keyguard';

/** The key pair that a certificate is issued to. */
export interface BindingKey {
  // @only minimumKeyStrength
  readonly strength: KeyStrength;
  /** RSA-PSS, 2048 bits, SHA-256. The private key need not be extractable: it is asked for a signature only. */
  readonly keys: webcrypto.CryptoKeyPair;
  /** The WebCrypto implementation that holds `keys`. */
  readonly crypto: typeof globalThis.crypto;

  /**
   * Pairs the issued certificate with this key, for the TLS handshakes that present it. A key that does not leave its hardware
   * is paired by `BindingCertificate.fromKeyReference`.
   *
   * @param certificatePem the issued certificate, one PEM block
   * @throws {MtlsPopError} `certificate_key_mismatch` when it was issued to another key
   */
  bind(certificatePem: string): BindingCertificate;
}

/** Where the keys come from: implement it to keep them in KeyGuard, a TPM or an HSM. */
export interface BindingKeyProvider {
  /** The key pair for the next certificate: a new one, or the one that the machine keeps. */
  create(signal?: AbortSignal): Promise<BindingKey>;
}

const algorithm = {
  name: 'RSA-PSS',
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
  hash: 'SHA-256',
};

/**
 * Keys in the memory of this process. At the time of writing Azure issues certificates for mTLS PoP to KeyGuard keys only,
 * so with this provider managed identity is a preview in Azure. It is complete against the emulator.
 */
export class SoftwareBindingKeyProvider implements BindingKeyProvider {
  async create(): Promise<BindingKey> {
    const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
    return {
      // @only minimumKeyStrength
      strength: 'software',
      keys,
      crypto: globalThis.crypto,
      bind: (certificatePem) => BindingCertificate.fromKey(certificatePem, KeyObject.from(keys.privateKey)),
    };
  }
}
