import type { CSharpPlace, TypeScriptPlace } from './place.js';

/**
 * The model. A `Scenario` can only be made by `parseScenario` (scenario.ts), which refuses every combination that the
 * guidance pack calls invalid; so whoever holds one holds a valid one.
 */
export type Language = 'typescript' | 'csharp';

/** One of the three ways to name a user-assigned managed identity, or the system-assigned one. */
export type Identity =
  | { readonly kind: 'system-assigned' }
  /** GUID. */
  | { readonly kind: 'user-assigned-client-id'; readonly value: string }
  /** `/subscriptions/…/userAssignedIdentities/…`. */
  | { readonly kind: 'user-assigned-resource-id'; readonly value: string }
  /** GUID. */
  | { readonly kind: 'user-assigned-object-id'; readonly value: string };

/** How the service, or leg 1 of FIC, authenticates. */
export type Authentication =
  | { readonly auth: 'managed-identity'; readonly identity: Identity }
  | { readonly auth: 'confidential-client' };

declare const valid: unique symbol;

/** Vanilla has no legs and always ends in an mTLS PoP token; leg 2 of FIC is always a confidential client. */
export type Scenario = (
  | { readonly flow: 'vanilla'; readonly authentication: Authentication; readonly finalToken: 'mtls-pop' }
  | { readonly flow: 'fic'; readonly leg1: Authentication; readonly finalToken: 'mtls-pop' | 'bearer' }
) & { readonly [valid]: true };

export type TestRunner = 'vitest' | 'node' | 'jest' | 'mocha';
export type ModuleSystem = 'esm' | 'commonjs';
export type PackageManager = 'npm' | 'pnpm' | 'yarn';

/**
 * What .NET calls a test framework: the answer `testRunner` of a C# flow. Only test projects that are so already have `xunit2`, and
 * `nunit-csharp12`: NUnit from 4.6 on, whose overloads the C# of .NET 8 cannot tell apart.
 */
export type TestFramework = 'xunit' | 'xunit2' | 'nunit' | 'nunit-csharp12' | 'mstest';
/** The oldest and the newest .NET that code is for: a project that somebody else wrote may be for both. */
export type Framework = 'net10.0' | 'net8.0' | 'net8.0;net10.0';
export type Cloud = 'public' | 'usgov' | 'china' | 'france' | 'germany' | 'singapore';

/** Defaults written into the project's configuration; the environment overrides them. */
export interface Settings {
  /** As answered: base URL or scope. */
  readonly resource: string;
  /** Ends in `/.default`. */
  readonly scope: string;
  /** What the service calls once to show that it works; unknown for an `api://` resource. */
  readonly resourceUrl: string | undefined;
  readonly tenant: string | undefined;
  readonly clientId: string | undefined;
  readonly leg1ClientId: string | undefined;
  readonly region: string | undefined;
  readonly cloud: Cloud;
}

/** What every language has. */
interface NamedFlow {
  /** npm package name, or the root namespace of a C# solution; with `add` the flow's name. */
  readonly name: string;
  readonly scenario: Scenario;
  readonly settings: Settings;
}

export interface TypeScriptFlow extends NamedFlow {
  readonly language: 'typescript';
  /** Where the flow lies in an existing repo; undefined for a project that is all ours. */
  readonly place?: TypeScriptPlace;
  readonly testRunner: TestRunner;
  readonly moduleSystem: ModuleSystem;
  readonly packageManager: PackageManager;
}

export interface CSharpFlow extends NamedFlow {
  readonly language: 'csharp';
  /** Where the flow lies in an existing repo; undefined for a solution that is all ours. */
  readonly place?: CSharpPlace;
  readonly testRunner: TestFramework;
  readonly framework: Framework;
  /** Whether a managed identity proves by attestation where its key lives (`WithAttestationSupport`). */
  readonly keyAttestation: boolean;
  /** The least that a managed identity's key has to be (`PoPOptions.MinStrength`); `any` asks for nothing. */
  readonly minKeyStrength: 'any' | 'keyguard';
}

/** A named flow in a project: what `.mtls-pop.yaml` lists. */
export type Flow = TypeScriptFlow | CSharpFlow;
