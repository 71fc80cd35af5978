/**
 * The variant that this workspace stands for while its files are compiled and tested in place. The build folds every use of
 * it away; see docs/templates.md. `MTLS_POP_VARIANT` (JSON) picks another one for a test run.
 */
export interface Variant {
  readonly flow: 'vanilla' | 'fic';
  readonly auth: 'managed-identity' | 'confidential-client';
  readonly identity:
    | 'none'
    | 'system-assigned'
    | 'user-assigned-client-id'
    | 'user-assigned-resource-id'
    | 'user-assigned-object-id';
  readonly finalToken: 'mtls-pop' | 'bearer';
  readonly region: 'required' | 'recommended';
  readonly leg2BindingCertificate: 'mtls-pop-only' | 'always';
  readonly popTokenType: boolean;
  readonly keyAttestation: boolean;
  readonly minimumKeyStrength: boolean;
  readonly destination: 'project' | 'repo';
  readonly testRunner: 'vitest' | 'node' | 'jest' | 'mocha';
  readonly moduleSystem: 'esm' | 'commonjs';
}

const inPlace: Variant = {
  flow: 'fic',
  auth: 'managed-identity',
  identity: 'user-assigned-client-id',
  finalToken: 'mtls-pop',
  region: 'recommended',
  leg2BindingCertificate: 'always',
  popTokenType: false,
  keyAttestation: true,
  minimumKeyStrength: true,
  destination: 'project',
  testRunner: 'vitest',
  moduleSystem: 'esm',
};

export const variant: Variant = {
  ...inPlace,
  ...(JSON.parse(process.env['MTLS_POP_VARIANT'] ?? '{}') as Partial<Variant>),
};
