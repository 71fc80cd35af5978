import path from 'node:path';
import { mergeAnswers } from '../../scenario/answers.js';
import type { Answers } from '../../scenario/answers.js';

/** What was answered on the command line and in a file; the command line wins. */
export async function gatherAnswers(
  flags: Answers,
  { answers }: { readonly answers?: string },
  cwd: string,
): Promise<Answers> {
  if (answers === undefined) return flags;
  const { readAnswersFile } = await import('../../scenario/answers-file.js');
  return mergeAnswers(await readAnswersFile(path.resolve(cwd, answers)), flags);
}
