import { summarise } from '../../plan/plan.js';
import type { Plan } from '../../plan/plan.js';
import type { Pack } from '../../guidance/schema.js';
import type { Flow } from '../../scenario/flow.js';
import type { Io } from '../terminal/io.js';
import { visible, wrap } from '../terminal/text.js';
import { describeFlow } from '../plan/describe.js';
import { limitsText } from '../plan/limits.js';

/** What will be made, and what somebody has to know about where it runs, before anything is made. */
export function announcement(flow: Flow, pack: Pack, plan: Plan, folder: string, io: Io): string {
  const { create, modify } = summarise(plan);
  const toWrite = create + modify;
  const target = folder === '.' ? 'the current folder' : visible(folder);
  return [
    '',
    wrap(describeFlow(flow), io.width),
    wrap(
      toWrite === 0
        ? `Everything is there already in ${target}.`
        : `${toWrite} files will be written to ${target}.`,
      io.width,
    ),
    ...limitsText(flow, pack, io),
  ].join('\n');
}
