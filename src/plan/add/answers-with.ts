import type { Flow } from '../../scenario/flow.js';
import { answersFileName, answersText, withFlow } from '../answers/answers-file.js';
import { readFlows } from '../project/listed-flows.js';
import type { AddOptions } from './plan-add.js';

/**
 * The text of `.mtls-pop.yaml` with the new flow: what stands there stays, a person's comments too, with the flow at its end. Only
 * a text that nothing can be put at the end of is written anew.
 */
export async function answersWith(
  flow: Flow,
  { project, guidance, format }: Pick<AddOptions, 'project' | 'guidance' | 'format'>,
): Promise<string> {
  const text =
    project === undefined
      ? answersText(guidance, [flow])
      : ((await appended(project.answers, flow, guidance)) ??
        answersText(guidance, [...project.flows, flow]));
  return format?.({ path: answersFileName, text }) ?? text;
}

/** Undefined where the flow does not come out as the last of the list. */
async function appended(answers: string, flow: Flow, guidance: string): Promise<string | undefined> {
  const text = withFlow(answers, flow);
  try {
    const before = await readFlows(answers, answersFileName);
    const alone = await readFlows(answersText(guidance, [flow]), answersFileName);
    const read = await readFlows(text, answersFileName);
    const expected = [...before.listed, ...alone.listed];
    return JSON.stringify(read.listed) === JSON.stringify(expected) ? text : undefined;
  } catch {
    return undefined;
  }
}
