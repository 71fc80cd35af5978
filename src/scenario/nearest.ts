import { refusalOf } from '../guidance/combinations.js';
import type { Combination, Pack } from '../guidance/schema.js';
import { type Answers, flagOf } from './answers.js';
import { type ScenarioQuestion, openValues, preferredValue, scenarioAnswers } from './scenario-answers.js';
import { identityForms, isUserAssigned } from './values/identifiers.js';

const order: readonly ScenarioQuestion[] = ['flow', 'auth', 'identity', 'finalToken'];

/** The valid scenario that changes the fewest answers, as flags to type: `--flow vanilla --auth … --final-token mtls-pop`. */
export function nearestFlags(answers: Answers, pack: Pack): string {
  const { flow, auth, identity, finalToken } = nearest(answers, pack);
  return [
    `${flagOf('flow')} ${flow}`,
    `${flagOf('auth')} ${auth}`,
    ...identityFlags(identity, answers.identityValue),
    `${flagOf('finalToken')} ${finalToken}`,
  ].join(' ');
}

const nearest = (answers: Answers, pack: Pack): Combination =>
  complete(yielding(answers, pack, pack.scenarios.refused.length), pack);

/** Changes what each refusal objects to. Bounded, because the refusals of a pack may send each other back and forth. */
function yielding(answers: Answers, pack: Pack, rounds: number): Answers {
  const refusal = refusalOf(pack, scenarioAnswers(answers));
  if (refusal === undefined || rounds === 0) return answers;
  const changes = Object.entries(refusal.nearest).map(([question, value]) => [question, value ?? undefined]);
  return yielding({ ...answers, ...(Object.fromEntries(changes) as Answers) }, pack, rounds - 1);
}

/** Keeps what can be kept; an answer that leads nowhere gives way, so the result is always a valid scenario. */
function complete(answers: Answers, pack: Pack): Combination {
  let settled: Answers = {};
  for (const question of order) {
    const compatible: readonly string[] = openValues(question, { ...answers, ...settled }, pack);
    const open = compatible.length > 0 ? compatible : openValues(question, settled, pack);
    const wanted = [answers[question], preferredValue(question, answers)].find(
      (value) => value !== undefined && open.includes(value),
    );
    settled = { ...settled, [question]: wanted ?? open[0] };
  }
  return settled as Combination;
}

function identityFlags(identity: Combination['identity'], value: string | undefined): string[] {
  if (identity === 'none') return [];
  const flags = [`${flagOf('identity')} ${identity}`];
  if (!isUserAssigned(identity)) return flags;
  const form = identityForms[identity];
  return [
    ...flags,
    `${flagOf('identityValue')} ${value !== undefined && form.fits(value) ? value : form.example}`,
  ];
}
