import { flagOf } from './answers.js';
import type { Question } from './question.js';
import { checkAnswer } from './values/values.js';

type Needed = Pick<Question, 'name' | 'message' | 'teach' | 'kind'>;

/** A question that is always asked, in any scenario, unless its definition says otherwise. */
export function makeQuestion(question: Needed & Partial<Question>): Question {
  return {
    flag: flagOf(question.name),
    optional: false,
    asked: () => true,
    when: () => true,
    choices: () => [],
    example: () => '',
    default: () => undefined,
    validate: (value, pack, answers) => {
      const refusal = checkAnswer(question.name, value, answers, pack);
      return refusal && `${refusal.message} ${refusal.next}`;
    },
    ...question,
  };
}
