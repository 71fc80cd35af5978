// @only keyAttestation
import { MtlsPopError } from '../errors.js';
import type { BindingKey } from './binding-key.js';

export interface AttestationRequest {
  /** Microsoft Azure Attestation for this host, as IMDS names it. https. */
  endpoint: URL;
  /** GUID of the managed identity. */
  clientId: string;
  /** The key to attest. */
  key: BindingKey;
  signal: AbortSignal | undefined;
}

/**
 * Asks Microsoft Azure Attestation to confirm where a key is kept. It belongs to the `BindingKeyProvider`: there is nothing
 * to attest about a key in the memory of a process.
 *
 * @returns secret: the attestation JWT
 */
export type AttestKey = (request: AttestationRequest) => Promise<string>;

/**
 * @throws {MtlsPopError} `attestation_failed` rather than go on without the attestation that was asked for
 */
export async function attested(attest: AttestKey, request: AttestationRequest): Promise<string> {
  const token = await attest(request);
  if (token.trim() === '') {
    throw new MtlsPopError({
      code: 'attestation_failed',
      message: `The attestation of the key gave no token. Check that ${request.endpoint.host} can be reached and that the key is a KeyGuard key.`,
    });
  }
  return token;
}
