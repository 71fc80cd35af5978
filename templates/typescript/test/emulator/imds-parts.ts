import type { CertificateAuthority } from './certificate-authority.js';
import type { Directory } from './directory.js';
import type { TokenSigner } from './token-signer.js';

/** What IMDS works with. */
export interface ImdsParts {
  readonly directory: Directory;
  readonly signer: TokenSigner;
  /** Issues the certificates of managed identities. */
  readonly authority: CertificateAuthority;
  /** A machine without version 2 answers its paths with 404. */
  readonly version: 'v2' | 'v1-only';
  readonly now: () => Date;
}
