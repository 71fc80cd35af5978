import type { Pack } from '../guidance/schema.js';
import type { Flow } from '../scenario/flow.js';

/**
 * What the text of a template may depend on. Everything else an answer holds (names, ids, URLs, versions) is a hole.
 *
 * Scenario axes come from the answers, fact axes from the guidance pack, and the last two from the project.
 */
export const axes = {
  flow: ['vanilla', 'fic'],
  auth: ['managed-identity', 'confidential-client'],
  identity: [
    'none',
    'system-assigned',
    'user-assigned-client-id',
    'user-assigned-resource-id',
    'user-assigned-object-id',
  ],
  finalToken: ['mtls-pop', 'bearer'],
  region: ['required', 'recommended'],
  leg2BindingCertificate: ['mtls-pop-only', 'always'],
  popTokenType: [false, true],
  keyAttestation: [false, true],
  minimumKeyStrength: [false, true],
  testRunner: ['vitest', 'node', 'jest', 'mocha'],
  moduleSystem: ['esm', 'commonjs'],
} as const;

export type Axis = keyof typeof axes;

/** One value for each axis. `identity` is `none` exactly when `auth` is `confidential-client`. */
export type Variant = { readonly [A in Axis]: (typeof axes)[A][number] };

/** The axes' values for one flow under one pack. */
export type VariantOf = (flow: Flow, pack: Pack) => Variant;
