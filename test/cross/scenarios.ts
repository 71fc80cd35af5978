import type { Answers } from '../../src/scenario/answers.js';
import { authentications, flows } from '../emitted/scenarios.js';

export interface Scenario {
  /** Such as `fic-pop-client-id`. */
  readonly name: string;
  readonly flow: keyof typeof flows;
  readonly authentication: keyof typeof authentications;
  /** Without a language and a name. */
  readonly answers: Answers;
}

/** All 15. */
export const scenarios: readonly Scenario[] = keys(flows).flatMap((flow) =>
  keys(authentications).map((authentication) => ({
    name: `${flow}-${authentication}`,
    flow,
    authentication,
    answers: { ...flows[flow], ...authentications[authentication], resource: 'https://graph.microsoft.com' },
  })),
);

function keys<T extends object>(record: T): (keyof T)[] {
  return Object.keys(record) as (keyof T)[];
}
