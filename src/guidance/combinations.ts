import type { Combination, Pack, Refusal } from './schema.js';

/** The values of each scenario question, in the order in which they are offered. */
export const combinationValues: { readonly [Q in keyof Combination]: readonly Combination[Q][] } = {
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
};

/** Everything that could be asked for: the valid combinations and the refused ones. */
export function allCombinations(): Combination[] {
  const { flow: flows, auth: auths, identity: identities, finalToken: finalTokens } = combinationValues;
  return flows.flatMap((flow) =>
    auths.flatMap((auth) =>
      identities.flatMap((identity) =>
        finalTokens.map((finalToken) => ({ flow, auth, identity, finalToken })),
      ),
    ),
  );
}

export const isValid = (pack: Pack, wanted: Combination): boolean =>
  pack.scenarios.valid.some((valid) => matches(valid, wanted));

/** The valid combinations that agree with the answers so far. */
export const validGiven = (pack: Pack, answers: Partial<Combination>): Combination[] =>
  pack.scenarios.valid.filter((valid) => matches(valid, answers));

/** Everything that could still be asked for after the answers so far, valid or not. */
export const completions = (answers: Partial<Combination>): Combination[] =>
  allCombinations().filter((combination) => matches(combination, answers));

/** The first refusal whose conditions the answers meet. An unanswered question meets no condition. */
export const refusalOf = (
  pack: Pack,
  answers: Partial<Combination> & { leg2Auth?: Combination['auth'] },
): Refusal | undefined =>
  pack.scenarios.refused.find(({ when }) =>
    Object.entries(when).every(([question, values]) => {
      const answer = answers[question as keyof typeof answers];
      return answer !== undefined && (values as readonly string[]).includes(answer);
    }),
  );

const matches = (combination: Combination, answers: Partial<Combination>): boolean =>
  (Object.keys(combination) as (keyof Combination)[]).every(
    (question) => answers[question] === undefined || answers[question] === combination[question],
  );
