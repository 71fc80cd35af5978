import { answersOf } from '../../plan/answers/answers.js';
import type { RepoOptions } from '../../plan/add/repo.js';
import { flagOf } from '../../scenario/answers.js';
import type { AnswerName } from '../../scenario/answers.js';
import type { Flow } from '../../scenario/flow.js';
import { shellLine } from '../terminal/shell.js';

/** What the repo tells by itself, so that the command fits another repo too. */
const ofRepo = new Set(['testRunner', 'module', 'packageManager', 'framework']);

/** The one command that adds the same again without questions. @param folder as somebody would type it */
export function repeatCommand(
  folder: string,
  flow: Flow,
  said: RepoOptions,
  { wire, guidance }: { readonly wire: boolean; readonly guidance: string | undefined },
): string {
  const option = (name: string, value: string | undefined): string[] =>
    value === undefined ? [] : [flagOf(name as AnswerName), value];
  return shellLine([
    'mtls-pop',
    'add',
    folder,
    ...answersOf(flow).flatMap(([name, answer]) => (ofRepo.has(name) ? [] : option(name, answer))),
    ...Object.entries(said as Readonly<Record<string, string | undefined>>).flatMap(([name, value]) =>
      option(name, value),
    ),
    ...option('guidance', guidance),
    ...(wire ? ['--wire'] : []),
    '--yes',
  ]);
}
