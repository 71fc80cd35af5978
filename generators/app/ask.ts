import type Generator from 'yeoman-generator';
import type { Pack } from '../../src/guidance/schema.js';
import type { Answers } from '../../src/scenario/answers.js';
import { dialogue, flawIn } from '../../src/scenario/dialogue.js';
import type { Suggestions } from '../../src/scenario/question.js';

/** Asks with Yeoman's own prompt what is not answered yet. */
export function ask(
  generator: Pick<Generator, 'log' | 'prompt'>,
  given: Answers,
  pack: Pack,
  suggested: Suggestions,
): Promise<Answers> {
  return dialogue(given, pack, async (question, answers) => {
    generator.log(`\n${question.teach}`);
    const { name, message } = question;
    const initial = question.default(pack, answers, suggested);
    const common = { name, message, ...(initial !== undefined && { default: initial }) };
    if (question.kind === 'select') {
      const choices = question
        .choices(pack, answers)
        .map(({ value, title, hint }) => ({ value, name: title, short: title, description: hint }));
      const chosen = await generator.prompt<Record<string, string>>({ ...common, type: 'select', choices });
      return chosen[name];
    }
    const typed = await generator.prompt<Record<string, string>>({
      ...common,
      type: 'input',
      validate: (line: string) => flawIn(line.trim(), question, pack, answers) ?? true,
    });
    const answer = typed[name]?.trim();
    return answer === '' ? undefined : answer;
  });
}
