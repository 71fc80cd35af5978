import type { Pack } from '../guidance/schema.js';
import type { AnswerName, Answers } from './answers.js';
import type { Language } from './flow.js';

export interface Choice {
  readonly value: string;
  /** A few words beside the value. */
  readonly title: string;
  /** What choosing it means. */
  readonly hint: string;
}

/** What the caller knows and answers do not say. */
export interface Suggestions {
  /** A name made of the target folder's, for each language. */
  readonly name?: Readonly<Partial<Record<Language, string | undefined>>>;
}

/**
 * A question as data: the terminal, Yeoman and the list of missing flags all read it. What each language asks in its own words
 * is a question of each, and `when` tells them apart.
 */
export interface Question {
  readonly name: AnswerName;
  readonly flag: string;
  readonly message: string;
  /** One sentence that teaches what the answer decides. */
  readonly teach: string;
  readonly kind: 'select' | 'text';
  /** Whether the project works without an answer: the default, or the environment, stands in for it. */
  readonly optional: boolean;
  /** Whether a terminal asks it; the others are flags only, to keep the dialogue short. */
  asked: (pack: Pack) => boolean;
  /** Whether it means anything after the answers so far. */
  when: (pack: Pack, answers: Answers) => boolean;
  /** When it means something, in words: `with --flow fic`. */
  readonly condition?: string;
  /** For a `select`: only what still leads to a valid scenario. */
  choices: (pack: Pack, answers: Answers) => readonly Choice[];
  /** For a `text`: a value of the right form. */
  example: (pack: Pack, answers: Answers) => string;
  default: (pack: Pack, answers: Answers, suggested?: Suggestions) => string | undefined;
  /** What is wrong with a value, in one line, or undefined. */
  validate: (value: string, pack: Pack, answers: Answers) => string | undefined;
}
