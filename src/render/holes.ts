import { ExitCode, Problem } from '../errors/errors.js';
import type { Pack } from '../guidance/schema.js';
import type { Flow } from '../scenario/flow.js';

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
  /** The project's npm name. */
  name: { optional: false },
  /** `npm`, `pnpm` or `yarn`. */
  packageManager: { optional: false },
  /** Issuer of the tokens that leg 2's federated identity credential trusts, with `{tenant id}` in it. */
  issuer: { optional: false },
  /** What leg 1 asks for in the cloud. */
  tokenExchangeAudience: { optional: false },
  /** Version of the guidance pack. */
  guidance: { optional: false },
} as const;

/** `version:<package>` is the range of an npm package that the guidance pack gives. */
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
    name: flow.name,
    packageManager: flow.packageManager,
    issuer: `https://${cloud.authorityHost}/{tenant id}/v2.0`,
    tokenExchangeAudience: cloud.tokenExchangeAudience,
    guidance: pack.version,
  };
  return (hole) =>
    hole.startsWith('version:')
      ? packageRange(pack, hole.slice('version:'.length))
      : values[hole as keyof typeof holes];
}

function packageRange(pack: Pack, name: string): string {
  const range = pack.facts.packages.typescript[name]?.range;
  if (range === undefined) {
    throw new Problem({
      code: 'guidance-incomplete',
      message: `Guidance ${pack.version} names no version of the npm package ${name}, which the project needs.`,
      cause: 'A pack gives the version range of every package under facts.packages.typescript.',
      next: `Add ${name} with its range and least version to the pack, or choose another pack with --guidance.`,
      exitCode: ExitCode.badInput,
    });
  }
  return range;
}
