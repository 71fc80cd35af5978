import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AgentFactory, PemCredential } from '../../templates/typescript/test/emulator/index.js';
import type { EmulatorUnderTest } from '../conformance/emulator-under-test.js';
import { emit } from '../emitted/project.js';
import type { Scenario } from './scenarios.js';

/** The parts of an emitted project that put its service together: what each scenario has. */
interface EmittedProject {
  readonly readConfig: (environment: NodeJS.ProcessEnv) => Config;
  readonly createAcquirer: (config: Config, seams: { transport: Transport }) => TokenAcquirer;
  readonly BindingCertificate: { fromPem(pem: string): BindingCertificate };
  readonly MtlsHttpClient: new (options: {
    acquirer: TokenAcquirer;
    scope: string;
    transport: Transport;
  }) => { request(url: string): Promise<Response> };
  readonly MutualTlsTransport: new (options: { createAgent: AgentFactory }) => Transport;
}

interface Config {
  readonly scope: string;
  readonly resourceUrl: string;
}

interface BindingCertificate {
  readonly x5tS256: string;
}

interface AcquiredToken {
  readonly tokenType: string;
  readonly accessToken: string;
  readonly expiresOn: Date;
  readonly bindingCertificate: BindingCertificate;
}

interface TokenAcquirer {
  acquireToken(scope: string): Promise<AcquiredToken>;
}

interface Transport {
  close(): void;
}

/** The service of an emitted TypeScript project, with connections that lead to an emulator. */
export interface TypeScriptService {
  /** Acquires a token and calls the resource, as the service does. */
  call(): Promise<{ token: AcquiredToken; status: number; body: unknown }>;
  /** Calls the resource with the service's token and somebody else's certificate. */
  steal(another: PemCredential): Promise<Response>;
  close(): Promise<void>;
}

export async function openTypeScriptService(
  scenario: Scenario,
  emulator: EmulatorUnderTest,
): Promise<TypeScriptService> {
  const root = await emit(path.join('cross-typescript', scenario.name), {
    ...scenario.answers,
    language: 'typescript',
    name: scenario.name,
  });
  const folder = await mkdtemp(path.join(tmpdir(), 'mtls-pop-cross-'));
  const credentialFile = path.join(folder, 'credential.pem');
  await writeFile(credentialFile, emulator.credential.pem, { mode: 0o600 });
  const project = await load(root);
  const { createAcquirer, BindingCertificate, MtlsHttpClient, MutualTlsTransport } = project;

  const config = project.readConfig(environmentFor(scenario, emulator, credentialFile));
  const transport = new MutualTlsTransport({ createAgent: emulator.createAgent });
  const acquirer = createAcquirer(config, { transport });
  const request = (by: TokenAcquirer): Promise<Response> =>
    new MtlsHttpClient({ acquirer: by, scope: config.scope, transport }).request(config.resourceUrl);
  return {
    call: async () => {
      const token = await acquirer.acquireToken(config.scope);
      const response = await request(acquirer);
      return { token, status: response.status, body: await response.json() };
    },
    steal: async ({ pem }) => {
      const { tokenType, accessToken, expiresOn } = await acquirer.acquireToken(config.scope);
      const bindingCertificate = BindingCertificate.fromPem(pem);
      const loot = { tokenType, accessToken, expiresOn, bindingCertificate };
      return request({ acquireToken: () => Promise.resolve(loot) });
    },
    close: async () => {
      transport.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function load(root: string): Promise<EmittedProject> {
  const modules = ['src/config.ts', 'src/acquirer.ts', 'src/mtls-pop/index.ts'].map(
    (file) => import(/* @vite-ignore */ pathToFileURL(path.join(root, file)).href) as Promise<object>,
  );
  return Object.assign({}, ...(await Promise.all(modules))) as EmittedProject;
}

/** What the service's `.env.example` asks for, and nothing of this process. */
function environmentFor(
  { flow, authentication }: Scenario,
  { tenantId, clientId, leg1ClientId, identities, imdsUrl, resource }: EmulatorUnderTest,
  credentialFile: string,
): NodeJS.ProcessEnv {
  const { userAssigned } = identities;
  const isIdentityAlone = flow === 'vanilla' && authentication === 'client-id';
  const byAuthentication: Record<Scenario['authentication'], NodeJS.ProcessEnv> = {
    'system-assigned': {},
    'client-id': { MANAGED_IDENTITY_CLIENT_ID: userAssigned.clientId },
    'object-id': { MANAGED_IDENTITY_OBJECT_ID: userAssigned.objectId },
    'resource-id': { MANAGED_IDENTITY_RESOURCE_ID: userAssigned.resourceId },
    certificate: { AZURE_CLIENT_CERTIFICATE_PATH: credentialFile, LEG1_CLIENT_ID: leg1ClientId },
  };
  return {
    AZURE_TENANT_ID: tenantId,
    AZURE_CLIENT_ID: isIdentityAlone ? userAssigned.clientId : clientId,
    AZURE_POD_IDENTITY_AUTHORITY_HOST: imdsUrl,
    RESOURCE_SCOPE: resource.scope,
    RESOURCE_URL: resource.url,
    ...byAuthentication[authentication],
  };
}
