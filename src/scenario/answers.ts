/** The scenario options of `new` and `add`, in the order of docs/cli.md; an answers file holds them under these names. */
export const answerNames = [
  'language',
  'flow',
  'auth',
  'identity',
  'identityValue',
  'finalToken',
  'resource',
  'tenant',
  'clientId',
  'leg1ClientId',
  'region',
  'cloud',
  'name',
  'testRunner',
  'module',
  'framework',
  'keyAttestation',
  'minKeyStrength',
  'packageManager',
  'guidance',
] as const;

/**
 * What people ask for and cannot choose: leg 2 is always a confidential client, leg 1 asks for the cloud's token exchange
 * audience, and there is no secret. They are read so that the refusal can give its reason.
 */
export const fixedAnswerNames = ['leg2Auth', 'leg1Resource', 'clientSecret'] as const;

export type AnswerName = (typeof answerNames)[number] | (typeof fixedAnswerNames)[number];

/** Raw answers, from flags, a file or questions. Undefined counts as unanswered. */
export type Answers = Readonly<Partial<Record<AnswerName, string | undefined>>>;

/** `leg1ClientId` as `--leg1-client-id`. */
export const flagOf = (name: AnswerName): string =>
  `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** Later answers win: `mergeAnswers(file, flags)`. */
export function mergeAnswers(...layers: readonly Answers[]): Answers {
  const given = layers.map((layer) => Object.entries(layer).filter(([, value]) => value !== undefined));
  return Object.fromEntries(given.flat());
}
