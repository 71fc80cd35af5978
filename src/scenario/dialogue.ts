import type { Pack } from '../guidance/schema.js';
import type { Answers } from './answers.js';
import type { Question } from './question.js';
import { isPending, questions, settle } from './questions.js';
import { checkAnswers } from './resolve.js';

/** Puts one question to a person; undefined where it stays unanswered. */
export type Ask = (question: Question, answers: Answers) => Promise<string | undefined>;

/**
 * Asks what is not answered yet, one question after the other: what one may choose depends on the answers before.
 *
 * @throws Problem as {@link checkAnswers}, as soon as an answer leaves no place for one that was given at the start.
 */
export async function dialogue(given: Answers, pack: Pack, ask: Ask): Promise<Answers> {
  let answers = settle(pack, given);
  for (const question of questions) {
    if (!isPending(question, pack, answers)) continue;
    const answer = await ask(question, answers);
    answers = settle(pack, { ...answers, [question.name]: answer });
    checkAnswers(answers, pack);
  }
  return answers;
}

/** What is wrong with a line that somebody typed as the answer, or undefined. An empty line leaves the question open. */
export function flawIn(typed: string, question: Question, pack: Pack, answers: Answers): string | undefined {
  if (typed === '') return question.optional ? undefined : 'This question needs an answer.';
  return question.validate(typed, pack, answers);
}
