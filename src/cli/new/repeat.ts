import { answersOf } from '../../plan/answers/answers.js';
import { flagOf } from '../../scenario/answers.js';
import type { AnswerName } from '../../scenario/answers.js';
import type { Flow } from '../../scenario/flow.js';
import { shellLine } from '../terminal/shell.js';

/** The one command that makes the same again without questions. `guidance` only where one was asked for. */
export function repeatCommand(folder: string, flow: Flow, guidance: string | undefined): string {
  const answers = answersOf(flow).flatMap(([name, answer]) => [flagOf(name as AnswerName), answer]);
  const asked = guidance === undefined ? [] : [flagOf('guidance'), guidance];
  return shellLine(['mtls-pop', 'new', folder, ...answers, ...asked, '--yes']);
}
