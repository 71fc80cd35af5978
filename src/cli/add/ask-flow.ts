import type { Pack } from '../../guidance/schema.js';
import { withoutName } from '../../scenario/added-flow.js';
import type { Answers } from '../../scenario/answers.js';
import { checkFlowName, suggestFlowName } from '../../scenario/flow-name.js';
import { languageOf } from '../../scenario/language.js';
import { defaultResource } from '../../scenario/settings.js';
import { ask } from '../answers/ask.js';
import type { Io } from '../terminal/io.js';
import { type } from '../terminal/prompt.js';

/** Asks in the terminal what is not answered about a flow to add; its name last, when it is known what it calls. */
export async function askFlow(
  given: Answers,
  pack: Pack,
  terminal: { readonly io: Io; readonly signal: AbortSignal },
): Promise<Answers> {
  const answers = await ask(withoutName(given), pack, {}, terminal);
  return { ...answers, name: given.name ?? (await askName(answers, pack, terminal)) };
}

function askName(
  answers: Answers,
  pack: Pack,
  { io, signal }: { readonly io: Io; readonly signal: AbortSignal },
): Promise<string> {
  const language = languageOf(answers);
  const resource = answers.resource ?? defaultResource(answers, pack) ?? '';
  return type(io, signal, {
    heading: 'What is the flow called?',
    teach: 'A repo may hold several flows; a later one has a folder and settings of this name.',
    label: 'name',
    initial: suggestFlowName(resource, language),
    validate: (typed) => {
      const refusal = checkFlowName(typed, language);
      return refusal && `${refusal.message} ${refusal.next}`;
    },
  });
}
