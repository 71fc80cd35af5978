import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandProcess } from '../conformance/command-process.js';
import { describeWithDotnet } from '../support/dotnet.js';
import { solutionName, startCSharpServices } from './csharp-services.js';
import { startEmulatorProcess } from './emulator-process.js';
import type { EmulatorProcess } from './emulator-process.js';
import { checkCall, checkTheft, identityOf } from './exchanges.js';
import { acquireLeg1 } from './identity-leg1.js';
import type { GivenLeg1 } from './identity-leg1.js';
import { scenarios } from './scenarios.js';
import type { Scenario } from './scenarios.js';

interface Called {
  readonly tokenType: string;
  /** SHA-256 of the certificate, in hexadecimal. */
  readonly boundTo: string | null;
  readonly status: number;
  readonly body: object;
}

interface Failed {
  readonly failure: string;
  readonly code: string | null;
  readonly message: string;
}

describeWithDotnet('emitted C# services with the TypeScript emulator', () => {
  let emulator: EmulatorProcess;
  let services: CommandProcess;
  const opened: { close(): Promise<void> }[] = [];

  beforeAll(async () => {
    emulator = await startEmulatorProcess();
    opened.push(emulator);
    services = await startCSharpServices(scenarios, {
      AZURE_POD_IDENTITY_AUTHORITY_HOST: emulator.ready.imds,
    });
    opened.push(services);
  }, 240_000);
  afterAll(async () => {
    for (const each of opened.reverse()) await each.close();
  });

  const run = <T>(command: 'call' | 'steal', scenario: Scenario, leg1?: GivenLeg1): Promise<T> => {
    const { port, caFile } = emulator.ready;
    const setup = { port, caFile, settings: settingsFor(scenario, emulator), leg1 };
    return services.call({ command, service: solutionName(scenario), setup }) as Promise<T>;
  };

  const callAndSteal = async (scenario: Scenario, leg1?: GivenLeg1): Promise<void> => {
    await emulator.exchanges();
    const called = await run<Called>('call', scenario, leg1);
    const bound = scenario.flow !== 'fic-bearer';
    const type = bound ? 'mtls_pop' : 'Bearer';
    expect(called).toMatchObject({
      tokenType: type,
      status: 200,
      body: { tokenType: type, certificateMatched: bound },
    });
    const entries = await emulator.exchanges();
    const thumbprint = entries[0]?.clientCertificate ?? 'none';
    if (bound) expect(base64url(called.boundTo)).toBe(thumbprint);
    checkCall(entries, scenario, thumbprint, emulator.ready, leg1 === undefined ? 'acquired' : 'given');

    if (!bound) return;
    const stolen = await run<Failed>('steal', scenario, leg1);
    expect(stolen).toMatchObject({ failure: 'ResourceRefusedTokenException' });
    expect(stolen.message).toMatch(/not the one that the token is bound to/);
    checkTheft((await emulator.exchanges()).at(-1), thumbprint);
  };

  describe('a confidential client', () => {
    for (const scenario of scenarios.filter(isCertificate)) {
      it(scenario.name, () => callAndSteal(scenario));
    }
  });

  describe('leg 2, for a leg 1 that a managed identity acquired from the emulator', () => {
    for (const scenario of scenarios.filter((one) => !isCertificate(one) && one.flow !== 'vanilla')) {
      it(scenario.name, async () => {
        const identity = identityOf(scenario, emulator.ready);
        await callAndSteal(scenario, await acquireLeg1(emulator, identity));
      });
    }
  });

  describe.skipIf(process.platform === 'win32')(
    'a managed identity of its own, which MSAL.NET has on Windows with KeyGuard only',
    () => {
      for (const scenario of scenarios.filter((one) => !isCertificate(one))) {
        it(scenario.name, async () => {
          await emulator.exchanges();
          expect(await run<Failed>('call', scenario)).toMatchObject({
            failure: 'MsalClientException',
            code: 'mtls_not_supported_for_managed_identity',
          });
          expect(await emulator.exchanges()).toEqual([]);
        });
      }
    },
  );
});

function isCertificate({ authentication }: Scenario): boolean {
  return authentication === 'certificate';
}

/** The configuration section `MtlsPop` of a service. */
function settingsFor({ flow, authentication }: Scenario, { ready }: EmulatorProcess): Record<string, string> {
  const { userAssigned } = ready.identities;
  const isIdentityAlone = flow === 'vanilla' && authentication !== 'certificate';
  const identities = {
    'system-assigned': {},
    'client-id': { ManagedIdentityClientId: userAssigned.clientId },
    'object-id': { ManagedIdentityObjectId: userAssigned.objectId },
    'resource-id': { ManagedIdentityResourceId: userAssigned.resourceId ?? '' },
    certificate: { 'Certificate:Path': ready.pemFile, Leg1ClientId: ready.leg1ClientId },
  };
  return {
    TenantId: ready.tenantId,
    ClientId: ready.clientId,
    ...identities[authentication],
    ...(isIdentityAlone
      ? { 'Resource:Id': ready.scope.replace('/.default', '') }
      : { 'Resource:Scope': ready.scope }),
    'Resource:Url': ready.resource,
  };
}

function base64url(hexadecimal: string | null): string {
  return Buffer.from(hexadecimal ?? '', 'hex').toString('base64url');
}
