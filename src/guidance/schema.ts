import { z } from 'zod';
import { factsSchema } from './facts-schema.js';
import {
  authSchema,
  finalTokenSchema,
  flowSchema,
  identitySchema,
  languageSchema,
  sentence,
  slug,
  version,
} from './vocabulary-schema.js';

const many = <T extends z.ZodType>(value: T) => z.array(value).min(1);

/** One of the combinations that may be generated. `identity` is `none` exactly for a confidential client. */
export const combinationSchema = z.strictObject({
  flow: flowSchema,
  auth: authSchema,
  identity: identitySchema,
  finalToken: finalTokenSchema,
});

/**
 * A refused family of combinations: every answer set whose values are all among those that `when` lists. `nearest` holds
 * the answers to change; null takes an answer back.
 */
export const refusalSchema = z.strictObject({
  id: slug,
  when: z.strictObject({
    flow: many(flowSchema).optional(),
    auth: many(authSchema).optional(),
    identity: many(identitySchema).optional(),
    finalToken: many(finalTokenSchema).optional(),
    leg2Auth: many(authSchema).optional(),
  }),
  reason: sentence,
  nearest: z.strictObject({
    flow: flowSchema.optional(),
    auth: authSchema.optional(),
    identity: identitySchema.nullable().optional(),
    finalToken: finalTokenSchema.optional(),
    leg2Auth: z.null().optional(),
  }),
});

/** Why a single answer is refused whatever the other answers are. */
export const valueReasonsSchema = z.strictObject({
  'identity-value-missing': sentence,
  'identity-value-malformed': sentence,
  'identity-value-unused': sentence,
  'tenant-not-single': sentence,
  'region-malformed': sentence,
  'leg1-resource': sentence,
  'final-resource-is-leg1': sentence,
  'leg-of-vanilla': sentence,
  'leg1-client-id-unused': sentence,
  'client-secret': sentence,
});

export const scenariosSchema = z.strictObject({
  valid: many(combinationSchema),
  refused: z.array(refusalSchema),
  values: valueReasonsSchema,
});

/**
 * What a reviewer asks of code. An absent `appliesTo` axis means all of its values; `auth` is how any part of the flow
 * authenticates, so a confidential client is in every FIC flow.
 */
export const ruleSchema = z.strictObject({
  /** Stable: people suppress it and search for it, in every version of the guidance. */
  id: z.string().regex(/^MTLS\d{3}$/, 'an id such as MTLS001'),
  title: sentence,
  why: sentence,
  severity: z.enum(['error', 'warning', 'note']),
  languages: many(languageSchema),
  appliesTo: z
    .strictObject({
      flows: many(flowSchema).optional(),
      auth: many(authSchema).optional(),
      finalTokens: many(finalTokenSchema).optional(),
    })
    .default({}),
  /** The version of the guidance that introduced it. */
  since: version,
  /** RFC sections, MSAL APIs and error codes behind it. */
  sources: z.array(z.string().min(1)).default([]),
});

/** Who has to do something; an absent axis means everybody, and `auth` is how any part of the flow authenticates. */
export const affectedSchema = z.strictObject({
  languages: many(languageSchema).optional(),
  flows: many(flowSchema).optional(),
  auth: many(authSchema).optional(),
  finalTokens: many(finalTokenSchema).optional(),
});

export const changeSchema = z.strictObject({
  id: slug,
  /** The version that made the change. Changes of a base pack are kept, so a pack knows its whole history. */
  version,
  what: sentence,
  why: sentence,
  affects: affectedSchema,
  /** Facts that it changed, such as `region` or `packages.csharp`. */
  facts: z.array(z.string().min(1)).default([]),
  rules: z.array(z.string()).default([]),
});

/** A version of the guidance as data: what code asks instead of comparing version numbers. */
export const packSchema = z.strictObject({
  version,
  /** One line for lists of packs. */
  title: sentence,
  facts: factsSchema,
  scenarios: scenariosSchema,
  rules: many(ruleSchema),
  changelog: z.array(changeSchema),
});

export type Pack = z.infer<typeof packSchema>;
export type Combination = z.infer<typeof combinationSchema>;
export type Refusal = z.infer<typeof refusalSchema>;
export type ValueReason = keyof z.infer<typeof valueReasonsSchema>;
export type Language = z.infer<typeof languageSchema>;
export type Rule = z.infer<typeof ruleSchema>;
export type Change = z.infer<typeof changeSchema>;
export type Affected = z.infer<typeof affectedSchema>;
export type { Cloud, CloudName, Facts, PackageVersion, PlatformLimit } from './facts-schema.js';
