import { z } from 'zod';

/** The words that packs share with the command line; its names are those of docs/cli.md. */
export const languageSchema = z.enum(['typescript', 'csharp']);
export const flowSchema = z.enum(['vanilla', 'fic']);
export const authSchema = z.enum(['managed-identity', 'confidential-client']);
export const identitySchema = z.enum([
  'none',
  'system-assigned',
  'user-assigned-client-id',
  'user-assigned-resource-id',
  'user-assigned-object-id',
]);
export const finalTokenSchema = z.enum(['mtls-pop', 'bearer']);

/** Semantic version, with an optional pre-release part for packs of one's own: `2.0.0-contoso.1`. */
export const version = z
  .string()
  .max(64)
  .regex(/^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/, 'a version such as 2.0.0 or 2.0.0-contoso.1');

export const sentence = z.string().min(1).max(600);

export const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens');
