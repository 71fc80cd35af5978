import type Generator from 'yeoman-generator';
import type { BaseOptions } from 'yeoman-generator';
import { answerNames, fixedAnswerNames, flagOf } from '../../src/scenario/answers.js';
import type { AnswerName, Answers } from '../../src/scenario/answers.js';
import { questions } from '../../src/scenario/questions.js';

/** The options beside the answers, as Yeoman reads them. */
export type AppOptions = BaseOptions & {
  dir?: string;
  yes?: boolean;
  answers?: string;
};

const names: readonly AnswerName[] = [...answerNames, ...fixedAnswerNames];

/** The options of `mtls-pop new`. */
export function declareOptions(generator: Pick<Generator, 'argument' | 'option'>): void {
  generator.argument('dir', { type: String, required: false, description: 'folder of the service' });
  for (const name of names) {
    const messages = questions.filter((each) => each.name === name).map(({ message }) => message);
    generator.option(flagOf(name).slice('--'.length), {
      type: String,
      description:
        name === 'guidance' ? 'a version of the guidance, or the path of a pack folder' : messages.join(' '),
      hide: messages.length === 0 && name !== 'guidance',
    });
  }
  generator.option('yes', { type: Boolean, description: 'ask nothing; take defaults' });
  generator.option('answers', { type: String, description: 'read answers from a YAML or JSON file' });
}

/** Yeoman reads words that look like numbers as numbers, and options without a value as true. */
export function answersAmong(options: object): Answers {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = (options as Partial<Record<AnswerName, unknown>>)[name];
      if (value === undefined || value === null) return [];
      return [[name, typeof value === 'string' || typeof value === 'number' ? String(value) : '']];
    }),
  );
}
