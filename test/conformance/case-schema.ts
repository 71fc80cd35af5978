import { z } from 'zod';

const certificate = z.enum([
  'trusted',
  'renewed',
  'otherSubject',
  'stranger',
  'expired',
  'systemAssigned',
  'userAssigned',
]);
const identity = z.enum(['systemAssigned', 'userAssigned']);
const strings = z.record(z.string(), z.string());

const token = z.strictObject({
  audience: z.string().optional(),
  issuer: z.string().optional(),
  subject: z.string().optional(),
  boundTo: certificate.optional(),
  expired: z.boolean().optional(),
  signedBy: z.enum(['entra', 'stranger']).optional(),
  text: z.string().optional(),
});

const csr = z.strictObject({
  identity: identity.default('systemAssigned'),
  subject: z.string().optional(),
  key: z.enum(['rsa-2048', 'rsa-3072', 'ec-p256']).default('rsa-2048'),
  signature: z.enum(['pss-32', 'pss-20', 'pkcs1']).default('pss-32'),
  cuId: z.enum(['machine', 'other', 'none']).default('machine'),
  encoding: z.enum(['base64', 'pem', 'lines', 'text']).default('base64'),
  tampered: z.boolean().default(false),
});

/** May be null, which takes back what a YAML merge brought in. */
function omittable<T extends z.ZodType>(schema: T) {
  return schema.nullish().transform((value) => value ?? undefined);
}

const request = z.strictObject({
  service: z.enum(['token', 'imds', 'resource', 'metadata']),
  method: z.string().default('GET'),
  url: z.string(),
  certificate: omittable(certificate),
  headers: strings.default({}),
  form: omittable(strings),
  json: omittable(z.record(z.string(), z.unknown())),
  body: z.string().optional(),
  authorization: omittable(z.strictObject({ scheme: z.string(), token: token.default({}) })),
  assertion: omittable(z.strictObject({ type: z.string(), token: token.default({}) })),
  csr: omittable(csr),
});

const fault = z.union([
  z.strictObject({
    respond: z.strictObject({ status: z.int(), headers: strings.optional(), body: z.unknown().optional() }),
  }),
  z.strictObject({ amendToken: z.record(z.string(), z.unknown()) }),
  z.strictObject({ reset: z.literal(true) }),
  z.strictObject({ requireAuthenticationContext: z.string() }),
]);

const expectation = z.strictObject({
  status: z.union([z.int(), z.enum(['closed', 'refused'])]),
  body: z.record(z.string(), z.unknown()).optional(),
  headers: strings.optional(),
  claims: z.record(z.string(), z.unknown()).optional(),
  certificate: z.strictObject({ days: z.number(), subject: z.string() }).optional(),
  error: z.string().optional(),
  journal: z
    .strictObject({
      form: strings.optional(),
      query: strings.optional(),
      headers: strings.optional(),
      checks: z.enum(['passed', 'refused']).optional(),
    })
    .optional(),
});

/** One request and what has to come of it. README.md explains each member. */
export const caseSchema = z.strictObject({
  name: z.string(),
  emulator: z.strictObject({ imds: z.enum(['v2', 'v1-only']) }).optional(),
  faults: z.array(fault).default([]),
  request,
  expect: expectation,
});

export type Case = z.infer<typeof caseSchema>;
export type Fault = z.infer<typeof fault>;
export type CaseRequest = Case['request'];
export type CertificateName = z.infer<typeof certificate>;
export type TokenDescription = z.infer<typeof token>;
export type CsrDescription = z.infer<typeof csr>;
