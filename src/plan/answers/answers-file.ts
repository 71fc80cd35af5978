import type { Flow } from '../../scenario/flow.js';
import { answersOf } from './answers.js';
import { yamlScalar } from './yaml-scalar.js';

export const answersFileName = '.mtls-pop.yaml';

const introduction = `\
# What this project was generated from, for people to read and for \`mtls-pop\` to update it.
# Names and values are those of the options of \`mtls-pop new --help\`. There are no secrets in here: commit it.
`;

/** The text of `.mtls-pop.yaml`. Written without a YAML library, because loading one costs more than all the rest of a run. */
export function answersText(guidance: string, flows: readonly Flow[]): string {
  const lines = [`guidance: ${yamlScalar(guidance)}`, 'flows:'];
  for (const flow of flows) {
    for (const [index, [name, answer]] of answersOf(flow).entries()) {
      lines.push(`${index === 0 ? '  - ' : '    '}${name}: ${yamlScalar(answer)}`);
    }
  }
  return `${introduction}${lines.join('\n')}\n`;
}
