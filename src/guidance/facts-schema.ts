import { z } from 'zod';
import { authSchema, languageSchema, sentence, slug } from './vocabulary-schema.js';

const host = z
  .string()
  .max(253)
  .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'a host name in lower case, without scheme or path');

const audience = z
  .string()
  .max(253)
  .regex(/^(https|api):\/\/[A-Za-z0-9.-]+$/, 'a resource such as https://graph.microsoft.com');

const packageVersion = z.strictObject({
  /** What a new project asks for: a semver range for npm, a least version for NuGet. */
  range: z.string().min(1).max(64),
  /** The oldest version that generated code works with in a repo that has the package already. */
  least: z.string().regex(/^\d+\.\d+\.\d+$/, 'a full version such as 4.92.0'),
});

const cloud = z.strictObject({
  title: sentence,
  /** Host of the authority, as configured: `login.…`. */
  authorityHost: host,
  /** Host that speaks mutual TLS; a region goes in front of it. */
  mtlsHost: host,
  /** What leg 1 of FIC asks for. A confidential client appends `/.default`, a managed identity does not. */
  tokenExchangeAudience: audience,
  /** Microsoft Graph; `mtlsHost` is where it takes bound tokens, absent where none is known. */
  graph: z.strictObject({ audience, mtlsHost: host.optional() }).optional(),
  /** Key Vault: a vault's own host is `{name}.` and the audience's host. */
  keyVault: z.strictObject({ audience }).optional(),
});

const cloudName = z.enum(['public', 'usgov', 'china', 'france', 'germany', 'singapore']);

/** Where generated code does not run like everywhere, to be said before generating and in its README. */
const platformLimit = z.strictObject({
  language: languageSchema,
  auth: authSchema,
  /** Whether the combination is a preview that production services cannot use yet. */
  preview: z.boolean(),
  summary: sentence,
  /** What the host has to have. */
  requires: z.array(sentence),
  /** Error codes seen on a host that lacks it. */
  errors: z.array(z.string().min(1)),
});

/** An API of a library that generated code or a rule names. */
const libraryApi = z.strictObject({
  language: languageSchema,
  package: z.string().min(1),
  name: z.string().min(1),
  since: z.string().regex(/^\d+\.\d+\.\d+$/, 'a full version such as 4.76.0'),
  notes: sentence.optional(),
});

export const factsSchema = z.strictObject({
  /** `token_type` values of a reply that count as mTLS PoP, compared without case. */
  tokenTypes: z.array(z.enum(['mtls_pop', 'pop'])).min(1),
  /** Whether a confidential client has to name a region. */
  region: z.enum(['required', 'recommended']),
  /** For which final tokens leg 2 is handed leg 1's binding certificate by name. */
  leg2BindingCertificate: z.enum(['mtls-pop-only', 'always']),
  /** Whether the binding key of a managed identity is attested. */
  keyAttestation: z.boolean(),
  /** Whether a managed identity asks for a minimum strength of its binding key. */
  minimumKeyStrength: z.boolean(),
  /**
   * How the MSAL.NET of `packages.csharp` takes an assertion with a binding certificate: before 4.84.0 it is experimental, and
   * the application needs `WithExperimentalFeatures()`.
   */
  clientSignedAssertion: z.enum(['experimental', 'stable']),
  /** Thumbprint that identifies a certificate in code, caches and logs: `any` where the guidance names none. */
  thumbprint: z.enum(['any', 'x5t#S256']),
  clouds: z.record(cloudName, cloud),
  /** By language, then by package name. */
  packages: z.record(languageSchema, z.record(z.string(), packageVersion)),
  /** By an id of the pack's own, so that a later pack can amend one. */
  apis: z.record(slug, libraryApi),
  platformLimits: z.array(platformLimit),
});

export type Facts = z.infer<typeof factsSchema>;
export type CloudName = z.infer<typeof cloudName>;
export type Cloud = z.infer<typeof cloud>;
export type PackageVersion = z.infer<typeof packageVersion>;
export type PlatformLimit = z.infer<typeof platformLimit>;
