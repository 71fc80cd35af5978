import { isValid, refusalOf } from '../guidance/combinations.js';
import type { Combination, Pack } from '../guidance/schema.js';
import { type Answers, flagOf } from './answers.js';
import type { Authentication, Identity, Scenario } from './flow.js';
import { type MissingAnswer, missingAnswers } from './missing.js';
import { type Refusal, throwRefusals } from './refusal.js';
import { openValues, scenarioAnswers } from './scenario-answers.js';
import { checkTogether, combinationRefusal, identityValueMissing } from './together.js';
import { checkAnswer } from './values/values.js';

/**
 * The only way to a `Scenario`. Looks at `flow`, `auth`, `identity`, `identityValue`, `finalToken` and what concerns the legs.
 *
 * @throws Problem `invalid-scenario` with the pack's reason and the nearest valid scenario, `invalid-value` for a value that
 *   no scenario has, `missing-answers` where `flow`, `auth` or `finalToken` is unanswered.
 */
export function parseScenario(answers: Answers, pack: Pack): Scenario {
  throwRefusals(valueRefusals(answers, pack));
  throwRefusals(checkTogether(answers, pack));
  const { identity = 'none', ...given } = scenarioAnswers(answers);
  const combination = { ...given, identity };
  if (!isComplete(combination)) throw missingAnswers(unanswered(combination, pack));

  if (!isValid(pack, combination)) {
    const refusal = refusalOf(pack, combination);
    if (refusal === undefined)
      throw new Error(`Guidance ${pack.version} neither allows nor refuses ${JSON.stringify(combination)}.`);
    throwRefusals([combinationRefusal(refusal, { ...answers, identity }, pack)]);
  }
  if (combination.identity.startsWith('user-assigned-') && answers.identityValue === undefined)
    throwRefusals([identityValueMissing(answers, pack)]);
  return build(combination, answers.identityValue);
}

const parts = [
  'flow',
  'auth',
  'identity',
  'identityValue',
  'finalToken',
  'leg1Resource',
  'leg2Auth',
  'clientSecret',
] as const;

const valueRefusals = (answers: Answers, pack: Pack): Refusal[] =>
  parts.flatMap((name) => {
    const value = answers[name];
    return (value === undefined ? undefined : checkAnswer(name, value, answers, pack)) ?? [];
  });

const required = ['flow', 'auth', 'finalToken'] as const;

const isComplete = (given: Partial<Combination>): given is Combination =>
  required.every((question) => given[question] !== undefined);

const unanswered = (given: Partial<Combination>, pack: Pack): MissingAnswer[] =>
  required
    .filter((question) => given[question] === undefined)
    .map((question) => ({ flag: flagOf(question), values: openValues(question, given, pack) }));

/** Called with what the pack allows; the shapes below are all that it can. */
function build(
  { flow, auth, identity, finalToken }: Combination,
  identityValue: string | undefined,
): Scenario {
  const authentication: Authentication =
    auth === 'confidential-client' ? { auth } : { auth, identity: identityOf(identity, identityValue) };
  return (
    flow === 'vanilla' ? { flow, authentication, finalToken } : { flow, leg1: authentication, finalToken }
  ) as Scenario;
}

const identityOf = (kind: Combination['identity'], value: string | undefined): Identity =>
  (kind === 'system-assigned' ? { kind } : { kind, value }) as Identity;
