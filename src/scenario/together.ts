import { completions, refusalOf, validGiven } from '../guidance/combinations.js';
import type { Pack, Refusal as PackRefusal, ValueReason } from '../guidance/schema.js';
import { type AnswerName, type Answers, flagOf } from './answers.js';
import { nearestFlags } from './nearest.js';
import { type Refusal, invalidValue } from './refusal.js';
import { type ScenarioAnswers, scenarioAnswers } from './scenario-answers.js';

/**
 * Which answers cannot stand together, as far as they are given: each with the pack's reason and the nearest valid scenario.
 */
export function checkTogether(answers: Answers, pack: Pack): Refusal[] {
  const combination = combinationRefused(scenarioAnswers(answers), pack);
  const refusals = combination === undefined ? [] : [combinationRefusal(combination, answers, pack)];
  const refuse = (message: string, reason: ValueReason): void => {
    refusals.push(invalidScenario(message, pack.scenarios.values[reason], answers, pack));
  };

  if (answers.flow === 'vanilla')
    for (const name of legAnswers.filter((leg) => answers[leg] !== undefined && !refusedBy(combination, leg)))
      refuse(`${flagOf(name)} has no place in a vanilla flow.`, 'leg-of-vanilla');
  if (answers.flow === 'fic' && answers.auth === 'managed-identity' && answers.leg1ClientId !== undefined)
    refuse('--leg1-client-id has no place where leg 1 is a managed identity.', 'leg1-client-id-unused');
  if (answers.identityValue !== undefined && answers.identity === 'system-assigned')
    refuse('--identity-value has no place beside --identity system-assigned.', 'identity-value-unused');
  if (answers.identityValue !== undefined && answers.auth === 'confidential-client')
    refuse('--identity-value has no place beside --auth confidential-client.', 'identity-value-unused');
  return [...refusals, ...keyRefusals(answers, pack)];
}

/** Answers about the binding key, and the fact of a pack that knows of each. */
const keyAnswers = { keyAttestation: 'keyAttestation', minKeyStrength: 'minimumKeyStrength' } as const;

const keyRefusals = (answers: Answers, { facts, version }: Pack): Refusal[] =>
  Object.entries(keyAnswers).flatMap(([name, fact]) => {
    const flag = flagOf(name as keyof typeof keyAnswers);
    if (answers[name as keyof typeof keyAnswers] === undefined) return [];
    if (answers.auth === 'confidential-client')
      return [
        invalidValue(
          `${flag} has no place beside --auth confidential-client.`,
          'A confidential client brings a key of its own; the host makes only the key of a managed identity.',
          `Leave ${flag} out, or choose --auth managed-identity.`,
        ),
      ];
    if (!facts[fact])
      return [
        invalidValue(
          `${flag} has no place under guidance ${version}.`,
          'That version of the guidance says nothing about it.',
          `Leave ${flag} out, or choose a newer --guidance: mtls-pop guidance list`,
        ),
      ];
    return [];
  });

/** The answers so far are refused by themselves, or because every way to go on is. */
function combinationRefused(answers: ScenarioAnswers, pack: Pack): PackRefusal | undefined {
  const refusal = refusalOf(pack, answers);
  if (refusal !== undefined || validGiven(pack, answers).length > 0) return refusal;
  const [dead] = completions(answers);
  return dead && refusalOf(pack, dead);
}

/** A whole set of scenario answers that lacks what only a user-assigned identity needs. */
export const identityValueMissing = (answers: Answers, pack: Pack): Refusal =>
  invalidScenario(
    `--identity ${answers.identity ?? ''} needs --identity-value.`,
    pack.scenarios.values['identity-value-missing'],
    answers,
    pack,
  );

/** The refusal of a combination that the pack does not list as valid. */
export const combinationRefusal = (refusal: PackRefusal, answers: Answers, pack: Pack): Refusal =>
  invalidScenario(`${named(refusal, answers)} is not a valid scenario.`, refusal.reason, answers, pack);

const legAnswers = ['leg1ClientId', 'leg1Resource', 'leg2Auth'] as const;

const refusedBy = (refusal: PackRefusal | undefined, name: AnswerName): boolean =>
  refusal !== undefined && name in refusal.when;

const invalidScenario = (message: string, cause: string, answers: Answers, pack: Pack): Refusal => ({
  code: 'invalid-scenario',
  message,
  cause,
  next: `The nearest valid scenario: ${nearestFlags(answers, pack)}`,
});

/** `--flow vanilla with --final-token bearer`. */
const named = (refusal: PackRefusal, answers: Answers): string =>
  (Object.keys(refusal.when) as (keyof PackRefusal['when'])[])
    .map((question) => {
      const answer = answers[question];
      return answer === undefined || answer === 'none'
        ? `no ${flagOf(question)}`
        : `${flagOf(question)} ${answer}`;
    })
    .join(' with ');
