import { errors } from 'jose';
import type { JWTPayload } from 'jose';
import type { Checklist } from './checklist.js';
import { shortThumbprint } from './client-certificate.js';
import type { ClientCertificate } from './client-certificate.js';
import type { Application } from './directory.js';
import { EntraError } from './entra-error.js';
import { boundThumbprint, unverifiedClaims } from './token-claims.js';
import type { TokenSigner } from './token-signer.js';

/** The assertion is a token bound to a certificate, and the same certificate is in the TLS session. */
export const jwtPop = 'urn:ietf:params:oauth:client-assertion-type:jwt-pop';
/** The assertion is a token that whoever holds it may use (RFC 7523). */
export const jwtBearer = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

export interface PresentedAssertion {
  readonly type: string;
  readonly token: string;
  /** False under a `login` name, where nobody looks at certificates. */
  readonly overMutualTls: boolean;
  /** Of the TLS session. */
  readonly certificate: ClientCertificate | undefined;
}

/**
 * Leg 2 of FIC: the application authenticates with leg 1's access token, because it has a federated credential for whoever
 * acquired that one.
 *
 * @throws {EntraError}
 */
export async function authenticateByAssertion(
  application: Application,
  assertion: PresentedAssertion,
  signer: TokenSigner,
  checks: Checklist,
): Promise<void> {
  checks.require(
    'client_assertion_type is jwt-pop or jwt-bearer',
    [jwtPop, jwtBearer].includes(assertion.type),
    assertion.type,
    () => invalid(50027, `The client assertion type '${assertion.type}' is not supported.`),
  );
  const claims = unverifiedClaims(assertion.token);
  checks.demand(
    'client_assertion is a JWT',
    claims !== undefined,
    claims === undefined ? 'no JWT' : 'a JWT',
    () => invalid(50027, 'JWT token is invalid or malformed.'),
  );
  const selfSigned = claims.iss === application.clientId;
  checks.demand(
    'no self-signed client_assertion',
    !selfSigned,
    selfSigned ? 'signed by the client' : 'signed by another issuer',
    () =>
      new EntraError(
        90023,
        'invalid_request',
        'A client that authenticates by its TLS certificate sends no client_assertion of its own.',
      ),
  );
  checkFederatedCredential(application, claims, checks);
  await checkSignatureAndLifetime(assertion.token, signer, checks);
  checkBinding(assertion, boundThumbprint(claims), checks);
}

function checkFederatedCredential(application: Application, claims: JWTPayload, checks: Checklist): void {
  const { iss = '', sub = '', aud = '' } = claims;
  const mismatch = (code: number, part: string, value: string) =>
    invalid(
      code,
      `No matching federated identity record found for presented assertion ${part} '${value}'. Check the federated credential's issuer, subject and audience against the assertion.`,
    );

  const ofIssuer = application.federatedCredentials.filter(({ issuer }) => issuer === iss);
  checks.require('a federated credential has the issuer of the assertion', ofIssuer.length > 0, iss, () =>
    mismatch(700211, 'issuer', iss),
  );
  const ofSubject = ofIssuer.filter(({ subject }) => subject === sub);
  checks.require('… and its subject', ofSubject.length > 0, sub, () => mismatch(700213, 'subject', sub));
  const ofAudience = ofSubject.filter(({ audience }) => audience === aud);
  checks.require('… and its audience', ofAudience.length > 0, String(aud), () =>
    mismatch(700212, 'audience', String(aud)),
  );
}

async function checkSignatureAndLifetime(
  token: string,
  signer: TokenSigner,
  checks: Checklist,
): Promise<void> {
  let failure: unknown;
  try {
    await signer.verify(token);
  } catch (error) {
    failure = error;
  }
  const untimely =
    failure instanceof errors.JWTExpired ||
    (failure instanceof errors.JWTClaimValidationFailed && failure.claim === 'nbf');
  checks.require('the assertion is signed by its issuer', failure === undefined || untimely, 'RS256', () =>
    invalid(50013, 'Assertion failed signature validation.'),
  );
  checks.require('the assertion is within its lifetime', !untimely, untimely ? 'outside' : 'within', () =>
    invalid(700024, 'Client assertion is not within its valid time range.'),
  );
}

function checkBinding(
  { type, overMutualTls, certificate }: PresentedAssertion,
  bound: string | undefined,
  checks: Checklist,
): void {
  const found = `cnf ${thumbprintText(bound)}, TLS ${thumbprintText(certificate?.x5tS256)}`;
  if (type === jwtPop) {
    const matches = bound !== undefined && bound === certificate?.x5tS256;
    checks.require('the assertion is bound to the TLS certificate', matches, found, certificateMismatch);
  } else {
    const unbound = bound === undefined || !overMutualTls;
    checks.require('over mutual TLS, jwt-bearer carries an unbound token', unbound, found, () =>
      invalid(50027, 'The assertion is bound to a certificate: it has to be sent as jwt-pop.'),
    );
  }
}

const thumbprintText = (thumbprint: string | undefined) =>
  thumbprint === undefined ? 'none' : shortThumbprint(thumbprint);

const certificateMismatch = () =>
  new EntraError(
    500181,
    'invalid_request',
    'The certificate of the TLS session does not match the one that the assertion is bound to.',
  );

function invalid(code: number, message: string): EntraError {
  return new EntraError(code, 'invalid_client', message);
}
