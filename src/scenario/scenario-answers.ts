import { combinationValues, validGiven } from '../guidance/combinations.js';
import type { Combination, Pack } from '../guidance/schema.js';
import type { Answers } from './answers.js';

export type ScenarioQuestion = keyof Combination;

/** The answers that pick a scenario; the identity of a confidential client is `none`. */
export type ScenarioAnswers = Partial<Combination> & { leg2Auth?: Combination['auth'] };

/** A value that no question has counts as unanswered. */
export function scenarioAnswers(answers: Answers): ScenarioAnswers {
  const known = (question: ScenarioQuestion): ScenarioAnswers => {
    const value = combinationValues[question].find((each) => each === answers[question]);
    return value === undefined ? {} : { [question]: value };
  };
  return {
    ...known('flow'),
    ...known('auth'),
    ...known('identity'),
    ...known('finalToken'),
    ...(answers.leg2Auth === 'managed-identity' && { leg2Auth: answers.leg2Auth }),
  };
}

/** The values of a question that the other answers leave open, in the order in which they are offered. */
export function openValues<Q extends ScenarioQuestion>(
  question: Q,
  answers: Answers,
  pack: Pack,
): Combination[Q][] {
  const others = scenarioAnswers({ ...answers, [question]: undefined });
  const open = new Set(validGiven(pack, others).map((valid) => valid[question]));
  return combinationValues[question].filter((value) => open.has(value));
}

/** What people mean most when they do not say: it runs on every machine, and the other answers may hint at more. */
export function preferredValue(question: ScenarioQuestion, answers: Answers): string | undefined {
  switch (question) {
    case 'flow':
      return (answers.leg1ClientId ?? answers.leg1Resource ?? answers.leg2Auth) ? 'fic' : 'vanilla';
    case 'auth':
      return (answers.identityValue ?? answers.keyAttestation ?? answers.minKeyStrength)
        ? 'managed-identity'
        : 'confidential-client';
    case 'identity':
      return answers.identityValue === undefined ? 'system-assigned' : undefined;
    case 'finalToken':
      return 'mtls-pop';
  }
}
