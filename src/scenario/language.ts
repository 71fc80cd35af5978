import type { Answers } from './answers.js';
import { languages, testRunners } from './choices.js';
import type { Language } from './flow.js';

/** Answers that one language alone has. */
const ofOne = {
  typescript: ['module', 'packageManager'],
  csharp: ['framework', 'keyAttestation', 'minKeyStrength'],
} as const satisfies Record<Language, readonly (keyof Answers)[]>;

/** The language that the other answers belong to, or undefined where they say nothing about it. */
export const impliedLanguage = (answers: Answers): Language | undefined =>
  languages.find(
    (language) =>
      ofOne[language].some((name) => answers[name] !== undefined) ||
      testRunners[language].some((runner) => runner === answers.testRunner),
  );

/** The language that was answered or implied; TypeScript where the answers say nothing about it. */
export const languageOf = (answers: Answers): Language =>
  languages.find((language) => language === answers.language) ?? impliedLanguage(answers) ?? 'typescript';
