import { ExitCode, Problem } from '../errors/errors.js';
import type { Pack } from '../guidance/schema.js';
import type { Flow, Language } from '../scenario/flow.js';
import { firstSection, sectionOf } from '../scenario/section.js';

/**
 * What may be filled into a text. `optional` ones may be unanswered: a template says what stands there then. The first
 * eight are the ones that TypeScript templates see (templates/typescript/template/holes.ts).
 */
export const holes = {
  scope: { optional: false },
  resourceUrl: { optional: true },
  tenantId: { optional: true },
  clientId: { optional: true },
  leg1ClientId: { optional: true },
  region: { optional: true },
  authorityHost: { optional: true },
  identityValue: { optional: true },
  /** The project's npm name. Of a TypeScript project. */
  name: { optional: false },
  /** `npm`, `pnpm` or `yarn`. Of a TypeScript project. */
  packageManager: { optional: false },
  /** Namespace around everything in a C# solution: dotted ASCII identifiers. Its files and folders bear the name too. */
  rootNamespace: { optional: false },
  /** Namespace of the C# library, and the one around the namespaces of its tests: of the solution, or where a flow is added. */
  libraryNamespace: { optional: false },
  testNamespace: { optional: false },
  /** Section of a C# service's configuration, and the end of the name of the method that registers the flow: an identifier. */
  section: { optional: false },
  /** Folder of an added C# flow's library and its test project, relative to the root. */
  libraryFolder: { optional: false },
  testProject: { optional: false },
  /** Target framework of a C# solution: `net10.0`. */
  framework: { optional: false },
  /** What a token is for, without `/.default`: what a managed identity asks for. */
  resource: { optional: false },
  /** The cloud's authority without a scheme: `login.microsoftonline.com`. */
  authorityHostName: { optional: false },
  /** Issuer of the tokens that leg 2's federated identity credential trusts, with `{tenant id}` in it. */
  issuer: { optional: false },
  /** What leg 1 asks for in the cloud. */
  tokenExchangeAudience: { optional: false },
  /** Version of the guidance pack. */
  guidance: { optional: false },
} as const;

/** `version:<package>` is the range of an npm package, or the version of a NuGet package, that the guidance pack gives. */
export type HoleName = keyof typeof holes | `version:${string}`;

/** The value of a hole; undefined where an optional one is not answered. */
export type HoleValues = (hole: HoleName) => string | undefined;

export function isHoleName(name: string): name is HoleName {
  return Object.hasOwn(holes, name) || name.startsWith('version:');
}

export function isOptional(name: HoleName): boolean {
  return name in holes && holes[name as keyof typeof holes].optional;
}

/** Values for one flow under one pack. */
export function holeValues(flow: Flow, pack: Pack): HoleValues {
  const { scenario, settings } = flow;
  const cloud = pack.facts.clouds[settings.cloud];
  const authentication = scenario.flow === 'fic' ? scenario.leg1 : scenario.authentication;
  const identity = authentication.auth === 'managed-identity' ? authentication.identity : undefined;
  const values: Record<keyof typeof holes, string | undefined> = {
    scope: settings.scope,
    resourceUrl: settings.resourceUrl,
    tenantId: settings.tenant,
    clientId: settings.clientId,
    leg1ClientId: settings.leg1ClientId,
    region: settings.region,
    authorityHost: settings.cloud === 'public' ? undefined : `https://${cloud.authorityHost}`,
    identityValue: identity === undefined || identity.kind === 'system-assigned' ? undefined : identity.value,
    ...noNames,
    ...namesOf(flow),
    resource: settings.scope.replace(/\/\.default$/, ''),
    authorityHostName: cloud.authorityHost,
    issuer: `https://${cloud.authorityHost}/{tenant id}/v2.0`,
    tokenExchangeAudience: cloud.tokenExchangeAudience,
    guidance: pack.version,
  };
  return (hole) =>
    hole.startsWith('version:')
      ? packageVersion(pack, flow.language, hole.slice('version:'.length))
      : values[hole as keyof typeof holes];
}

type CSharpHole =
  | 'rootNamespace'
  | 'libraryNamespace'
  | 'testNamespace'
  | 'section'
  | 'libraryFolder'
  | 'testProject'
  | 'framework';
type NameHole = 'name' | 'packageManager' | CSharpHole;

function namesOf(flow: Flow): Partial<Record<NameHole, string>> {
  if (flow.language === 'typescript') return { name: flow.name, packageManager: flow.packageManager };
  const { name, place, framework } = flow;
  if (place === undefined)
    return {
      framework,
      rootNamespace: name,
      libraryNamespace: `${name}.MtlsPop`,
      testNamespace: `${name}.Tests`,
      section: firstSection,
      libraryFolder: `src/${name}/MtlsPop`,
      testProject: `test/${name}.Tests`,
    };
  return {
    framework,
    rootNamespace: place.namespace,
    libraryNamespace: place.namespace,
    testNamespace: place.testNamespace,
    section: sectionOf(name, place),
    libraryFolder: place.folder,
    testProject: place.testProject,
  };
}

const noNames: Record<NameHole, undefined> = {
  name: undefined,
  packageManager: undefined,
  rootNamespace: undefined,
  libraryNamespace: undefined,
  testNamespace: undefined,
  section: undefined,
  libraryFolder: undefined,
  testProject: undefined,
  framework: undefined,
};

const registries: Record<Language, string> = { typescript: 'npm', csharp: 'NuGet' };

function packageVersion(pack: Pack, language: Language, name: string): string {
  const version = pack.facts.packages[language][name]?.range;
  if (version === undefined) {
    throw new Problem({
      code: 'guidance-incomplete',
      message: `Guidance ${pack.version} names no version of the ${registries[language]} package ${name}, which the project needs.`,
      cause: `A pack gives the version of every package under facts.packages.${language}.`,
      next: `Add ${name} with its range and least version to the pack, or choose another pack with --guidance.`,
      exitCode: ExitCode.badInput,
    });
  }
  return version;
}
