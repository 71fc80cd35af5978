import { readYamlFile } from '../guidance/yaml-file.js';
import { type AnswerName, type Answers, answerNames, fixedAnswerNames } from './answers.js';
import { didYouMean } from './did-you-mean.js';
import { type Refusal, throwRefusals } from './refusal.js';
import { namesSecret } from './secrets.js';
import { quoted } from './text.js';

const nameList = `The names are: ${answerNames.join(', ')}.`;

/**
 * Reads answers from a YAML or JSON file: a map from the names of `answerNames` to strings.
 *
 * @throws Problem (exit code 2) for a file that is not one, for unknown keys (with what was probably meant), and for values
 *   that are not strings.
 */
export async function readAnswersFile(path: string): Promise<Answers> {
  const data = await readYamlFile(path, {
    what: 'answers file',
    code: 'answers-invalid',
    next: `Write a YAML or JSON map such as "flow: vanilla". ${nameList}`,
  });
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    throwRefusals([
      refuse(
        `The answers file ${path} is not a map of names to values.`,
        'Start with a line such as flow: vanilla',
      ),
    ]);
  }
  const entries = Object.entries(data as object).map(([key, value]) => readEntry(key, value, path));
  throwRefusals(entries.flatMap((entry) => ('refusal' in entry ? [entry.refusal] : [])));
  return Object.fromEntries(entries.flatMap((entry) => ('answer' in entry ? [entry.answer] : [])));
}

type Entry = { answer: [AnswerName, string] } | { refusal: Refusal };

function readEntry(key: string, value: unknown, path: string): Entry {
  // Under one name, whatever it was called, so that the pack's reason meets it; its value goes no further than this.
  if (namesSecret(key)) return { answer: ['clientSecret', 'not shown'] };
  const name = [...answerNames, ...fixedAnswerNames].find((known) => known === key);
  if (name === undefined) {
    const meant = didYouMean(key.replaceAll(/[-_]/g, ''), answerNames);
    const hint = meant === undefined ? nameList : `Did you mean ${meant}?`;
    return { refusal: refuse(`The answers file ${path} has an unknown key ${quoted(key)}.`, hint, nameList) };
  }
  if (typeof value === 'string') return { answer: [name, value] };
  const found = value === null ? 'nothing' : Array.isArray(value) ? 'a list' : `a ${typeof value}`;
  return {
    refusal: refuse(
      `The answers file ${path} has ${found} under ${name}, where a string belongs.`,
      `Put the value into quotes (${name}: "${wordOf(name, value)}"), or leave ${name} out.`,
    ),
  };
}

/** What somebody meant who wrote true or false, or did not write it: YAML 1.1 reads yes and no as these. */
const wordOf = (name: AnswerName, value: unknown): string =>
  name === 'keyAttestation' && typeof value === 'boolean' ? (value ? 'yes' : 'no') : '…';

const refuse = (message: string, next: string, cause?: string): Refusal => ({
  code: 'answers-invalid',
  message,
  next,
  ...(cause !== undefined && { cause }),
});
