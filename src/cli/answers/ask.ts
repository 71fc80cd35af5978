import type { Pack } from '../../guidance/schema.js';
import type { Answers } from '../../scenario/answers.js';
import { dialogue, flawIn } from '../../scenario/dialogue.js';
import type { Suggestions } from '../../scenario/question.js';
import type { Io } from '../terminal/io.js';
import { choose, type } from '../terminal/prompt.js';

/** Asks in the terminal what is not answered yet. Throws `Interrupted` on Ctrl-C and Escape. */
export function ask(
  given: Answers,
  pack: Pack,
  suggested: Suggestions,
  { io, signal }: { io: Io; signal: AbortSignal },
): Promise<Answers> {
  return dialogue(given, pack, async (question, answers) => {
    const asked = {
      heading: question.message,
      teach: question.teach,
      label: question.flag.replace(/^--/, ''),
      initial: question.default(pack, answers, suggested),
    };
    if (question.kind === 'select') {
      const choices = question
        .choices(pack, answers)
        .map(({ value, title, hint }) => ({ value, title, description: hint }));
      return choose(io, signal, { ...asked, choices });
    }
    const answer = await type(io, signal, {
      ...asked,
      validate: (typed) => flawIn(typed, question, pack, answers),
    });
    return answer === '' ? undefined : answer;
  });
}
