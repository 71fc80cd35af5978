import type { Rendering } from '../../render/rendering.js';
import type { CSharpFlow, Flow, Scenario, TypeScriptFlow } from '../../scenario/flow.js';

/** A flow whose scenario is known to be valid, without the guidance pack that says so. */
export function flow(changes: Partial<Omit<TypeScriptFlow, 'language'>> = {}): TypeScriptFlow {
  return {
    ...common(),
    language: 'typescript',
    testRunner: 'vitest',
    moduleSystem: 'esm',
    packageManager: 'npm',
    ...changes,
  };
}

/** A flow that was added to a repo, where others have theirs too. */
export const addedFlow = (name: string): TypeScriptFlow =>
  flow({
    name,
    place: {
      folder: 'src/mtls-pop',
      testFolder: 'test/mtls-pop',
      supportFolder: 'test/mtls-pop',
      testNaming: '.test.ts',
    },
  });

/** A flow in C#. */
export function csharpFlow(changes: Partial<Omit<CSharpFlow, 'language'>> = {}): CSharpFlow {
  return {
    ...common(),
    name: 'Contoso.Orders',
    language: 'csharp',
    testRunner: 'xunit',
    framework: 'net10.0',
    keyAttestation: false,
    minKeyStrength: 'any',
    ...changes,
  };
}

function common(): Pick<Flow, 'name' | 'scenario' | 'settings'> {
  const scenario = {
    flow: 'fic',
    leg1: {
      auth: 'managed-identity',
      identity: { kind: 'user-assigned-client-id', value: '6325cd32-9911-41f3-819c-416cdf9104e7' },
    },
    finalToken: 'mtls-pop',
  } as unknown as Scenario;
  return {
    name: 'my-service',
    scenario,
    settings: {
      resource: 'https://graph.microsoft.com',
      scope: 'https://graph.microsoft.com/.default',
      resourceUrl: 'https://graph.microsoft.com/',
      tenant: undefined,
      clientId: undefined,
      leg1ClientId: undefined,
      region: 'westus3',
      cloud: 'public',
    },
  };
}

/** Files by path, as a rendering. */
export function rendering(files: Readonly<Record<string, string>>): Rendering {
  return {
    guidance: '2.0.0',
    files: Object.entries(files).map(([path, text]) => ({ path, text, rules: [] })),
  };
}
