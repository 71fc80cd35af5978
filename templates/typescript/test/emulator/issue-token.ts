import { generateRsaKeys } from './certificate-authority.js';
import { publicCloud } from './clouds.js';
import { issuerUrl, ordersApi } from './directory.js';
import type { Directory } from './directory.js';
import { TokenSigner, tokenLifetime } from './token-signer.js';

/** A token that Entra issued some time, or that somebody else made: for tests of who has to refuse it. */
export interface IssueTokenOptions {
  /** `aud`; by default that of the emulator's `resource`. */
  audience?: string;
  /** `iss`; by default Entra's in the public cloud. */
  issuer?: string;
  /** `sub`, an object id; by default that of leg 1's client. */
  subject?: string;
  /** x5t#S256 of a certificate; bound to none by default. */
  boundTo?: string;
  /** True: its lifetime is over. False by default. */
  expired?: boolean;
  /** False: signed by a key that is not Entra's. True by default. */
  trusted?: boolean;
}

export async function issueToken(
  parts: { directory: Directory; signer: TokenSigner; now: () => Date },
  options: IssueTokenOptions = {},
): Promise<string> {
  const { directory, now } = parts;
  const { leg1 } = directory.applications;
  const signer =
    options.trusted === false ? await TokenSigner.create(now, await generateRsaKeys()) : parts.signer;
  const age = options.expired === true ? 2 * tokenLifetime * 1000 : 0;
  const claims = {
    iss: options.issuer ?? issuerUrl(publicCloud.loginHosts[0]),
    sub: options.subject ?? leg1.objectId,
    aud: options.audience ?? ordersApi.audience,
    tid: directory.tenantId,
    azp: leg1.clientId,
    ...(options.boundTo !== undefined && { cnf: { 'x5t#S256': options.boundTo } }),
  };
  return signer.sign(claims, new Date(now().getTime() - age));
}
