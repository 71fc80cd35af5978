import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAcquirer } from '../../src/acquirer.js';
import type { AcquirerSeams } from '../../src/acquirer.js';
import type { Config } from '../../src/config.js';
import { MtlsHttpClient, MutualTlsTransport } from '../../src/mtls-pop/index.js';
import type { AgentFactory, TokenAcquirer } from '../../src/mtls-pop/index.js';
import type { Emulator } from '../emulator/index.js';

/** This service, wired to the emulator instead of to Azure: same code, other addresses. */
export interface Scenario {
  readonly config: Config;
  readonly transport: MutualTlsTransport;
  readonly acquirer: TokenAcquirer;
  readonly client: MtlsHttpClient;
  /** Puts another certificate into the file that the service reads. */
  // @only auth === 'confidential-client'
  readonly replaceCertificate: (pem: string) => void;
  readonly close: () => void;
}

export interface ScenarioOptions extends Omit<AcquirerSeams, 'transport'> {
  createAgent?: AgentFactory;
  timeoutMs?: number;
}

export function openScenario(emulator: Emulator, options: ScenarioOptions = {}): Scenario {
  // @only auth === 'confidential-client'
  const folder = mkdtempSync(join(tmpdir(), 'mtls-pop-'));
  // @only auth === 'confidential-client'
  const certificatePath = join(folder, 'credential.pem');
  // @only auth === 'confidential-client'
  writeFileSync(certificatePath, emulator.credential.pem);

  const { createAgent = emulator.createAgent, timeoutMs, ...seams } = options;
  const config: Config = {
    // @only flow === 'fic' || auth === 'confidential-client'
    tenantId: emulator.tenantId,
    // @only flow === 'fic' || auth === 'confidential-client'
    clientId: emulator.clientId,
    // @only flow === 'fic' && auth === 'confidential-client'
    leg1ClientId: emulator.leg1ClientId,
    // @only auth === 'confidential-client'
    certificatePath,
    // @only flow === 'fic' || auth === 'confidential-client'
    region: 'westus3',
    // @only flow === 'fic' || auth === 'confidential-client'
    authorityHost: undefined,
    // @only identity === 'user-assigned-client-id'
    managedIdentityClientId: emulator.identities.userAssigned.clientId,
    // @only identity === 'user-assigned-resource-id'
    managedIdentityResourceId: emulator.identities.userAssigned.resourceId ?? '',
    // @only identity === 'user-assigned-object-id'
    managedIdentityObjectId: emulator.identities.userAssigned.objectId,
    // @only auth === 'managed-identity'
    imdsEndpoint: emulator.imdsUrl,
    scope: emulator.resource.scope,
    resourceUrl: emulator.resource.url,
  };
  const transport = new MutualTlsTransport({ createAgent, ...(timeoutMs !== undefined && { timeoutMs }) });
  const acquirer = createAcquirer(config, { ...seams, transport });
  return {
    config,
    transport,
    acquirer,
    client: new MtlsHttpClient({ ...seams, acquirer, scope: config.scope, transport }),
    // @only auth === 'confidential-client'
    replaceCertificate: (pem) => {
      writeFileSync(certificatePath, pem);
    },
    close: () => {
      transport.close();
      // @only auth === 'confidential-client'
      rmSync(folder, { recursive: true });
    },
  };
}
