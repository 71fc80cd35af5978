import { expect } from 'vitest';
import type { EmulatedIdentity, JournalEntry } from '../../templates/typescript/test/emulator/index.js';
import type { Scenario } from './scenarios.js';

/** Whom an emulator knows. */
export interface Clients {
  readonly clientId: string;
  readonly leg1ClientId: string;
  readonly identities: { readonly systemAssigned: EmulatedIdentity; readonly userAssigned: EmulatedIdentity };
}

/** As whom a service authenticates: in the vanilla flow, or in leg 1. */
export function identityOf({ authentication }: Scenario, { identities }: Clients): EmulatedIdentity {
  return authentication === 'system-assigned' ? identities.systemAssigned : identities.userAssigned;
}

/**
 * Holds what an emulator saw of one call of a service against the scenario: every request in order, the certificate in each
 * handshake, and what each token request said.
 *
 * @param thumbprint x5t#S256 of the certificate that the service says it uses
 */
export function checkCall(
  entries: readonly JournalEntry[],
  scenario: Scenario,
  thumbprint: string,
  clients: Clients,
  leg1: 'acquired' | 'given' = 'acquired',
): void {
  const fic = scenario.flow !== 'vanilla';
  const ownLeg1 = leg1 === 'acquired';
  const byIdentity = scenario.authentication !== 'certificate';
  expect(entries.map(step)).toEqual([
    ...(byIdentity && ownLeg1 ? ['imds getplatformmetadata', 'imds issuecredential'] : []),
    ...(fic && ownLeg1 ? ['token'] : []),
    'token',
    'resource',
  ]);
  for (const { status, checks } of entries) {
    expect({ status, broken: checks.filter(({ passed }) => !passed) }).toEqual({ status: 200, broken: [] });
  }

  const requests = entries.filter(({ service }) => service === 'token');
  expect(new Set(requests.map(({ clientCertificate }) => clientCertificate))).toEqual(new Set([thumbprint]));
  const leg1Request = fic && ownLeg1 ? requests[0] : undefined;
  if (leg1Request !== undefined) {
    expect(leg1Request.form).toMatchObject({
      client_id: byIdentity ? identityOf(scenario, clients).clientId : clients.leg1ClientId,
      scope: 'api://AzureADTokenExchange/.default',
      token_type: 'mtls_pop',
    });
    expect(leg1Request.form).not.toHaveProperty('client_assertion');
  }
  const isIdentityAlone = byIdentity && !fic;
  const clientId = isIdentityAlone ? identityOf(scenario, clients).clientId : clients.clientId;
  checkFinalRequest(requests.at(-1), scenario, thumbprint, clientId);
  checkResource(entries.at(-1), scenario, thumbprint);
}

/** The request for the final token: the only one of the vanilla flow, or leg 2. */
function checkFinalRequest(
  request: JournalEntry | undefined,
  { flow }: Scenario,
  thumbprint: string,
  clientId: string,
): void {
  const form = request?.form ?? {};
  expect(form['token_type']).toBe(flow === 'fic-bearer' ? undefined : 'mtls_pop');
  expect(form['scope']).toBe('api://orders.contoso.example/.default');
  expect(form['client_id']).toBe(clientId);
  if (flow === 'vanilla') {
    expect(form).not.toHaveProperty('client_assertion');
  } else {
    expect(form['client_assertion_type']).toBe('urn:ietf:params:oauth:client-assertion-type:jwt-pop');
    expect(form['client_assertion']).toMatch(/ aud=api:\/\/AzureADTokenExchange /);
    expect(form['client_assertion']).toContain(` cnf=${thumbprint}`);
  }
}

function checkResource(entry: JournalEntry | undefined, { flow }: Scenario, thumbprint: string): void {
  const bound = flow !== 'fic-bearer';
  expect(entry?.headers['authorization']).toBe(bound ? 'mtls_pop' : 'Bearer');
  const names = entry?.checks.map(({ name }) => name) ?? [];
  const binding = 'cnf x5t#S256 is the thumbprint of that certificate';
  if (bound) {
    expect(names).toContain(binding);
    expect(entry?.clientCertificate).toBe(thumbprint);
  } else {
    expect(names).not.toContain(binding);
  }
}

/** What an emulator saw of a bound token in the TLS session of another certificate. */
export function checkTheft(entry: JournalEntry | undefined, thumbprint: string): void {
  expect(entry).toMatchObject({
    service: 'resource',
    status: 401,
    error: 'MtlsCnfClaimRequestDataValidationFailed',
  });
  expect(entry?.clientCertificate).toBeDefined();
  expect(entry?.clientCertificate).not.toBe(thumbprint);
}

function step({ service, path }: JournalEntry): string {
  return service === 'imds' ? `imds ${path.slice(path.lastIndexOf('/') + 1)}` : service;
}
