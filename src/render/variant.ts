import { combinationValues } from '../guidance/combinations.js';
import type { Pack } from '../guidance/schema.js';
import type { Flow } from '../scenario/flow.js';

/**
 * What the text of a template may depend on. Everything else an answer holds (names, ids, URLs, versions) is a hole.
 *
 * Scenario axes come from the answers, fact axes from the guidance pack, and the last two from the project.
 */
export const axes = {
  ...combinationValues,
  region: ['required', 'recommended'],
  leg2BindingCertificate: ['mtls-pop-only', 'always'],
  popTokenType: [false, true],
  keyAttestation: [false, true],
  minimumKeyStrength: [false, true],
  testRunner: ['vitest', 'node', 'jest', 'mocha'],
  moduleSystem: ['esm', 'commonjs'],
} as const;

export type Axis = keyof typeof axes;

export type AxisValue = (typeof axes)[Axis][number];

/** One value for each axis. `identity` is `none` exactly when `auth` is `confidential-client`. */
export type Variant = { readonly [A in Axis]: (typeof axes)[A][number] };

/** All axes, in the order in which tables of texts count them. */
export const axisNames = Object.keys(axes) as readonly Axis[];

/** The axes' values for one flow under one pack. */
export function variantOf(flow: Flow, pack: Pack): Variant {
  const { scenario } = flow;
  const authentication = scenario.flow === 'fic' ? scenario.leg1 : scenario.authentication;
  const { facts } = pack;
  return {
    flow: scenario.flow,
    auth: authentication.auth,
    identity: authentication.auth === 'managed-identity' ? authentication.identity.kind : 'none',
    finalToken: scenario.finalToken,
    region: facts.region,
    leg2BindingCertificate: facts.leg2BindingCertificate,
    popTokenType: facts.tokenTypes.includes('pop'),
    keyAttestation: facts.keyAttestation,
    minimumKeyStrength: facts.minimumKeyStrength,
    testRunner: flow.testRunner,
    moduleSystem: flow.moduleSystem,
  };
}

/** Whether some scenario has these values: a vanilla flow ends in mTLS PoP, and only managed identities are identities. */
function isPossible(variant: Variant): boolean {
  return (
    (variant.flow === 'fic' || variant.finalToken === 'mtls-pop') &&
    (variant.identity === 'none') === (variant.auth === 'confidential-client')
  );
}

/**
 * Every possible variant of the axes that are not given a value: 15 scenarios times the facts, test runners and module
 * systems left open.
 */
export function allVariants(given: Partial<Variant> = {}): readonly Variant[] {
  let partial: Partial<Record<Axis, AxisValue>>[] = [{}];
  for (const axis of axisNames) {
    const value = given[axis];
    const values: readonly AxisValue[] = value === undefined ? axes[axis] : [value];
    partial = partial.flatMap((variant) => values.map((next) => ({ ...variant, [axis]: next })));
  }
  return (partial as Variant[]).filter(isPossible);
}

/** Position of a variant in a table that has one entry for each combination of `of`'s values. */
export function slotOf(of: readonly Axis[], variant: Variant): number {
  return of.reduce((slot, axis) => {
    const values: readonly AxisValue[] = axes[axis];
    return slot * values.length + values.indexOf(variant[axis]);
  }, 0);
}

/** Entries of such a table. */
export function slotCount(of: readonly Axis[]): number {
  return of.reduce((count, axis) => count * axes[axis].length, 1);
}
