import { combinationValues } from '../guidance/combinations.js';
import type { Pack } from '../guidance/schema.js';
import type { Flow, Language } from '../scenario/flow.js';

/**
 * What the text of a template may depend on. Everything else an answer holds (names, ids, URLs, versions) is a hole.
 *
 * Scenario axes come from the answers, fact axes from the guidance pack, and the last ones of each language from the project.
 */
export const axes = {
  ...combinationValues,
  region: ['required', 'recommended'],
  leg2BindingCertificate: ['mtls-pop-only', 'always'],
  popTokenType: [false, true],
  keyAttestation: [false, true],
  minimumKeyStrength: [false, true],
  experimentalFeatures: [false, true],
  destination: ['project', 'repo'],
  testRunner: ['vitest', 'node', 'jest', 'mocha'],
  moduleSystem: ['esm', 'commonjs'],
  testFramework: ['xunit', 'nunit', 'mstest', 'xunit2', 'nunit-csharp12'],
  framework: ['net10.0', 'net8.0', 'net8.0;net10.0'],
  attestation: [false, true],
  minStrength: [false, true],
} as const;

export type Axis = keyof typeof axes;

export type AxisValue = (typeof axes)[Axis][number];

const sharedAxes = [
  'flow',
  'auth',
  'identity',
  'finalToken',
  'region',
  'leg2BindingCertificate',
  'popTokenType',
] as const satisfies readonly Axis[];

/** The axes of each language, in the order in which tables of texts count them. */
export const axesOf = {
  typescript: [
    ...sharedAxes,
    'keyAttestation',
    'minimumKeyStrength',
    'destination',
    'testRunner',
    'moduleSystem',
  ],
  csharp: [
    ...sharedAxes,
    'experimentalFeatures',
    'destination',
    'testFramework',
    'framework',
    'attestation',
    'minStrength',
  ],
} as const satisfies Record<Language, readonly Axis[]>;

type Values = { readonly [A in Axis]: (typeof axes)[A][number] };

/**
 * One value for each axis of a language. `identity` is `none` exactly when `auth` is `confidential-client`, and only a managed
 * identity has `attestation` or `minStrength`.
 */
export type Variant = Pick<Values, (typeof sharedAxes)[number]> & Partial<Values>;

/** The axes' values for one flow under one pack. */
export function variantOf(flow: Flow, pack: Pack): Variant {
  const { scenario } = flow;
  const authentication = scenario.flow === 'fic' ? scenario.leg1 : scenario.authentication;
  const { facts } = pack;
  const shared = {
    flow: scenario.flow,
    auth: authentication.auth,
    identity: authentication.auth === 'managed-identity' ? authentication.identity.kind : 'none',
    finalToken: scenario.finalToken,
    region: facts.region,
    leg2BindingCertificate: facts.leg2BindingCertificate,
    popTokenType: facts.tokenTypes.includes('pop'),
  } as const;
  const destination = flow.place === undefined ? 'project' : 'repo';
  return flow.language === 'typescript'
    ? {
        ...shared,
        keyAttestation: facts.keyAttestation,
        minimumKeyStrength: facts.minimumKeyStrength,
        destination,
        testRunner: flow.testRunner,
        moduleSystem: flow.moduleSystem,
      }
    : {
        ...shared,
        experimentalFeatures: facts.clientSignedAssertion === 'experimental',
        destination,
        testFramework: flow.testRunner,
        framework: flow.framework,
        attestation: flow.keyAttestation,
        minStrength: flow.minKeyStrength === 'keyguard',
      };
}

/** Whether some scenario has these values: a vanilla flow ends in mTLS PoP, and only managed identities are identities. */
function isPossible(variant: Variant): boolean {
  const managed = variant.auth === 'managed-identity';
  return (
    (variant.flow === 'fic' || variant.finalToken === 'mtls-pop') &&
    (variant.identity === 'none') === !managed &&
    (managed || (variant.attestation !== true && variant.minStrength !== true))
  );
}

/**
 * Every possible variant of the language's axes that are not given a value: 15 scenarios times the facts and the ways to make
 * a project that are left open.
 */
export function allVariants(language: Language, given: Partial<Variant> = {}): readonly Variant[] {
  let partial: Partial<Record<Axis, AxisValue>>[] = [{}];
  for (const axis of axesOf[language]) {
    const value = given[axis];
    const values: readonly AxisValue[] = value === undefined ? axes[axis] : [value];
    partial = partial.flatMap((variant) => values.map((next) => ({ ...variant, [axis]: next })));
  }
  return (partial as Variant[]).filter(isPossible);
}

/** Position of a variant in a table that has one entry for each combination of `of`'s values. */
export function slotOf(of: readonly Axis[], variant: Variant): number {
  return of.reduce((slot, axis) => {
    const values: readonly (AxisValue | undefined)[] = axes[axis];
    const position = values.indexOf(variant[axis]);
    if (position < 0) {
      throw new Error(`The variant has no ${axis}: it is one of another language.`);
    }
    return slot * values.length + position;
  }, 0);
}

/** Entries of such a table. */
export function slotCount(of: readonly Axis[]): number {
  return of.reduce((count, axis) => count * axes[axis].length, 1);
}
