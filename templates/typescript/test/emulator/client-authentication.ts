import { authenticateByAssertion, jwtPop } from './assertions.js';
import { authenticateByCertificate, authenticateManagedIdentity } from './certificate-authentication.js';
import type { CertificateAuthority } from './certificate-authority.js';
import type { Checklist } from './checklist.js';
import type { ClientCertificate } from './client-certificate.js';
import type { EntraHost } from './clouds.js';
import type { Application, Directory, EmulatedIdentity } from './directory.js';
import { EntraError } from './entra-error.js';
import type { TokenRequest } from './token-request.js';
import type { TokenSigner } from './token-signer.js';

export interface TokenEndpointParts {
  readonly directory: Directory;
  readonly signer: TokenSigner;
  /** Issues the certificates of managed identities. */
  readonly imdsAuthority: CertificateAuthority;
  readonly now: () => Date;
}

/** Whom a token is issued to. */
export type Client = Application | EmulatedIdentity;

/**
 * Finds out who asks: an application by its TLS certificate or by a leg 1 token, a managed identity by the certificate that IMDS
 * issued to it.
 *
 * @param certificate of the TLS session; undefined under a `login` name, where nobody looks at it
 * @throws {EntraError}
 */
export async function authenticateClient(
  parts: TokenEndpointParts,
  host: EntraHost,
  wanted: TokenRequest,
  certificate: ClientCertificate | undefined,
  checks: Checklist,
): Promise<Client> {
  const { directory, imdsAuthority, signer } = parts;
  const application = Object.values(directory.applications).find(
    ({ clientId }) => clientId === wanted.clientId,
  );
  const identity = Object.values(directory.identities).find(({ clientId }) => clientId === wanted.clientId);
  const client = application ?? identity;
  const name = application?.displayName ?? (identity && 'a managed identity') ?? wanted.clientId;
  checks.require('the client exists in the tenant', client !== undefined, name, () => unknownClient(wanted));
  checkMutualTls(host, wanted, application, checks);

  if (identity !== undefined) {
    checks.demand(
      'a managed identity sends no assertion',
      wanted.assertion === undefined,
      name,
      assertionOfIdentity,
    );
    const subject = { identity, tenantId: directory.tenantId };
    authenticateManagedIdentity(subject, certificate, imdsAuthority, parts.now(), checks);
  } else if (application !== undefined && wanted.assertion !== undefined) {
    const assertion = { ...wanted.assertion, certificate, overMutualTls: host.kind === 'mtlsauth' };
    await authenticateByAssertion(application, assertion, signer, checks);
  } else if (application !== undefined) {
    authenticateByCertificate(application, certificate, parts.now(), checks);
  }
  return client;
}

function checkMutualTls(
  host: EntraHost,
  wanted: TokenRequest,
  application: Application | undefined,
  checks: Checklist,
): void {
  const isPop = wanted.tokenType === 'mtls_pop';
  if (host.kind === 'login') {
    checks.demand('a login name issues Bearer tokens only', !isPop, wanted.tokenType, popUnderLogin);
    const hasAssertion = wanted.assertion !== undefined;
    checks.demand('a login name wants an assertion', hasAssertion, presence(hasAssertion), credentialMissing);
    return;
  }
  const enabled = application?.mtlsDisabled !== true;
  checks.demand(
    'mTLS client authentication is enabled',
    enabled,
    enabled ? 'enabled' : 'disabled',
    mtlsDisabled,
  );
  const isPopAssertion = wanted.assertion === undefined || wanted.assertion.type === jwtPop;
  const found = wanted.assertion?.type ?? 'no assertion';
  checks.demand(
    'an assertion for an mTLS PoP token is jwt-pop',
    !isPop || isPopAssertion,
    found,
    bearerForPop,
  );
}

const presence = (present: boolean) => (present ? 'present' : 'absent');

const unknownClient = (wanted: TokenRequest) =>
  new EntraError(
    700016,
    'unauthorized_client',
    `Application with identifier '${wanted.clientId}' was not found in the directory.`,
  );

const assertionOfIdentity = () =>
  new EntraError(
    700027,
    'invalid_client',
    'A managed identity authenticates by its certificate, never by an assertion.',
  );

const popUnderLogin = () =>
  new EntraError(
    90023,
    'invalid_request',
    'mTLS Proof-of-Possession tokens are issued under the mtlsauth names.',
  );

const credentialMissing = () =>
  new EntraError(
    7000218,
    'invalid_client',
    "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
  );

const mtlsDisabled = () =>
  new EntraError(
    51000,
    'invalid_client',
    'Mutual TLS client authentication is disabled for the application.',
  );

const bearerForPop = () =>
  new EntraError(
    90023,
    'invalid_request',
    'An mTLS Proof-of-Possession token is issued for a jwt-pop assertion only: one that is bound to the TLS certificate.',
  );
