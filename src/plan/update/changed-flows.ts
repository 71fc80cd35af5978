import { ExitCode, Problem } from '../../errors/errors.js';
import type { Pack } from '../../guidance/schema.js';
import { resolveAddedFlow } from '../../scenario/added-flow.js';
import { type AnswerName, type Answers, mergeAnswers } from '../../scenario/answers.js';
import type { Flow } from '../../scenario/flow.js';
import { resolveFlow } from '../../scenario/resolve.js';
import { quoted } from '../../scenario/text.js';
import { answersFileName } from '../answers/answers-file.js';
import type { ListedFlow } from '../project/listed-flows.js';

/**
 * The listed flows with changed answers, judged by the pack that they are brought to.
 *
 * @param changed answers of one flow; `name` says of which, where there are several
 * @throws {Problem} exit code 2: `flow-unknown`, `choose-a-flow`, and what `resolveFlow` refuses
 */
export function changedFlows(listed: readonly ListedFlow[], changed: Answers, pack: Pack): Flow[] {
  const { name, language, ...others } = changed;
  const answers: Answers = { ...others, guidance: undefined };
  const isChanged = Object.values(answers).some((answer) => answer !== undefined);
  const chosen = isChanged || name !== undefined ? flowToChange(listed, name, language) : undefined;
  return listed.map((flow) =>
    resolved(flow, flow === chosen ? withChanges(flow.answers, answers) : flow.answers, pack),
  );
}

function flowToChange(
  listed: readonly ListedFlow[],
  name: string | undefined,
  language: string | undefined,
): ListedFlow {
  const fitting = listed.filter(
    (flow) =>
      (name === undefined || flow.name === name) && (language === undefined || flow.language === language),
  );
  const [only, ...others] = fitting;
  const there = listed.map((flow) => `${flow.name} (${flow.language})`).join(', ');
  if (only === undefined)
    throw new Problem({
      code: 'flow-unknown',
      message: `There is no flow${name === undefined ? '' : ` ${quoted(name)}`}${language === undefined ? '' : ` in ${language}`} here.`,
      cause: `${answersFileName} lists: ${there}. The language of a flow cannot be changed.`,
      next: 'Name one of these with --name, or add a flow: mtls-pop add',
      exitCode: ExitCode.badInput,
    });
  if (others.length > 0)
    throw new Problem({
      code: 'choose-a-flow',
      message: `There are several flows here, and answers are changed for one: ${there}.`,
      next: `Name it: --name ${only.name}`,
      exitCode: ExitCode.badInput,
    });
  return only;
}

/** What a changed answer makes void goes with the old one, unless it was answered anew. */
const voids: readonly {
  readonly when: (answers: Answers) => boolean;
  readonly names: readonly AnswerName[];
}[] = [
  {
    when: ({ auth }) => auth === 'confidential-client',
    names: ['identity', 'identityValue', 'keyAttestation', 'minKeyStrength'],
  },
  { when: ({ identity }) => identity !== undefined, names: ['identityValue'] },
  { when: ({ auth, flow }) => auth === 'managed-identity' || flow === 'vanilla', names: ['leg1ClientId'] },
];

function withChanges(before: Answers, changed: Answers): Answers {
  const kept = Object.fromEntries(
    Object.entries(before).filter(
      ([name]) => !voids.some(({ when, names }) => when(changed) && names.includes(name as AnswerName)),
    ),
  ) as Answers;
  return mergeAnswers(kept, changed);
}

function resolved({ place }: ListedFlow, answers: Answers, pack: Pack): Flow {
  // What a newer guidance asks and nobody has answered gets its default.
  if (place === undefined) return resolveFlow(answers, pack, { yes: true });
  return { ...resolveAddedFlow(answers, pack, { yes: true }, ({ name }) => name), place } as Flow;
}
