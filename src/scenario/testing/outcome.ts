import { join } from 'node:path';
import { Problem } from '../../errors/errors.js';
import type { Pack } from '../../guidance/schema.js';
import { readSourcePacks } from '../../guidance/source-packs.js';
import type { Answers } from '../answers.js';
import type { Flow } from '../flow.js';
import { resolveFlow } from '../resolve.js';

/** The packs as they are written, the oldest first. */
export const packs = (await readSourcePacks(join(import.meta.dirname, '../../../guidance'))) as [
  Pack,
  Pack,
  Pack,
];

export const [oldest, , latest] = packs;

export interface OutcomeOptions {
  readonly yes: boolean;
  readonly pack?: Pack;
}

export function outcome(answers: Answers, { yes, pack = latest }: OutcomeOptions): Flow | Problem {
  try {
    return resolveFlow(answers, pack, { yes });
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

/** Why answers are refused, also with `--yes` unless that is turned off. */
export function refusal(
  answers: Answers,
  { yes = true, pack = latest }: Partial<OutcomeOptions> = {},
): Problem {
  const result = outcome(answers, { yes, pack });
  if (result instanceof Problem) return result;
  throw new Error(`accepted: ${JSON.stringify(answers)}`);
}
