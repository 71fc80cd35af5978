import type { Pack } from '../guidance/schema.js';
import type { Answers } from './answers.js';
import { keyQuestions } from './key-questions.js';
import { projectQuestions } from './project-questions.js';
import type { Question } from './question.js';
import { scenarioQuestions } from './scenario-questions.js';
import { settingQuestions } from './setting-questions.js';

/** Every question, in the order in which it is asked: what one may choose depends on the answers before it. */
export const questions: readonly Question[] = [
  ...scenarioQuestions,
  ...settingQuestions,
  ...keyQuestions,
  ...projectQuestions,
];

/** Whether a terminal should ask it now. A `select` with one choice left answers itself: see {@link settle}. */
export const isPending = (question: Question, pack: Pack, answers: Answers): boolean =>
  question.asked(pack) && isOpen(question, pack, answers);

/** Whether it is unanswered, means something, and leaves a choice. */
export const isOpen = (question: Question, pack: Pack, answers: Answers): boolean =>
  answers[question.name] === undefined &&
  question.when(pack, answers) &&
  (question.kind === 'text' || question.choices(pack, answers).length > 1);

/** Fills in what the answers so far leave no choice about. */
export function settle(pack: Pack, answers: Answers): Answers {
  let settled = answers;
  for (const { name, kind, when, choices } of questions) {
    if (kind !== 'select' || settled[name] !== undefined || !when(pack, settled)) continue;
    const [only, ...others] = choices(pack, settled);
    if (only !== undefined && others.length === 0) settled = { ...settled, [name]: only.value };
  }
  return settled;
}
