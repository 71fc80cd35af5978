import type { Pack } from '../guidance/schema.js';
import type { Answers } from './answers.js';
import type { Flow } from './flow.js';
import { checkFlowName } from './flow-name.js';
import { languageOf } from './language.js';
import { throwRefusals } from './refusal.js';
import { checkAnswers, resolveFlow, type ResolveOptions } from './resolve.js';

/** Fits where a project's name is asked for: an added flow is part of a project that has one. */
const standIn = 'flow';

/** Answers about an added flow, so that none is left to ask about its project's name. */
export const withoutName = (answers: Answers): Answers => ({ ...answers, name: standIn });

/**
 * Refuses what is given for a flow to add and cannot be used, whatever is still missing.
 *
 * @throws Problem as {@link checkAnswers}; `invalid-value` for the name
 */
export function checkAddedAnswers(answers: Answers, pack: Pack): void {
  checkAnswers(withoutName(answers), pack);
  const { name } = answers;
  const refusal = name === undefined ? undefined : checkFlowName(name, languageOf(answers));
  throwRefusals(refusal === undefined ? [] : [refusal]);
}

/**
 * Answers as a flow to add to a repo. Its place is left to whoever knows the repo.
 *
 * @param nameFor gives the name where none was answered
 * @throws Problem as {@link checkAddedAnswers} and {@link resolveFlow}
 */
export function resolveAddedFlow(
  answers: Answers,
  pack: Pack,
  options: ResolveOptions,
  nameFor: (flow: Flow) => string,
): Flow {
  checkAddedAnswers(answers, pack);
  const flow = resolveFlow(withoutName(answers), pack, options);
  return { ...flow, name: answers.name ?? nameFor(flow) };
}
