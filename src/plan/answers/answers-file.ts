import type { Flow } from '../../scenario/flow.js';
import { answersOf, placeAnswersOf } from './answers.js';
import { yamlScalar } from './yaml-scalar.js';

export const answersFileName = '.mtls-pop.yaml';

const introduction = `\
# What this project was generated from, for people to read and for \`mtls-pop\` to update it.
# Names and values are those of the options of \`mtls-pop new --help\`. There are no secrets in here: commit it.
`;

/**
 * The text of `.mtls-pop.yaml`. Written without a YAML library, because loading one costs more than all the rest of a run.
 *
 * @param moved where files stand that their owner has moved, by the path that they were generated under
 */
export function answersText(
  guidance: string,
  flows: readonly Flow[],
  moved: ReadonlyMap<string, string> = new Map(),
): string {
  const lines = [
    `guidance: ${yamlScalar(guidance)}`,
    ...movedLines(moved),
    'flows:',
    ...flows.flatMap((flow) => flowLines(flow)),
  ];
  return `${introduction}${lines.join('\n')}\n`;
}

/**
 * The text of `.mtls-pop.yaml` with one flow more at its end, and every other byte as it was. Somebody may have written the text
 * in another way, so whoever calls this reads back what came out.
 */
export function withFlow(text: string, flow: Flow): string {
  const endOfLine = text.includes('\r\n') ? '\r\n' : '\n';
  const indent = /^( *)- /m.exec(text)?.[1] ?? '  ';
  const complete = text.endsWith('\n') ? text : `${text}${endOfLine}`;
  return `${complete}${flowLines(flow, indent).join(endOfLine)}${endOfLine}`;
}

/** Before the flows, because another flow is put at the end. */
function movedLines(moved: ReadonlyMap<string, string>): string[] {
  if (moved.size === 0) return [];
  const paths = [...moved].sort(([a], [b]) => (a < b ? -1 : 1));
  return ['moved:', ...paths.map(([from, to]) => `  ${yamlScalar(from)}: ${yamlScalar(to)}`)];
}

function flowLines(flow: Flow, indent = '  '): string[] {
  return [...answersOf(flow), ...placeAnswersOf(flow)].map(
    ([name, answer], index) => `${indent}${index === 0 ? '- ' : '  '}${name}: ${yamlScalar(answer)}`,
  );
}
