import type { Pack } from '../../guidance/schema.js';
import type { FlowPlan } from '../../plan/add/plan-flow.js';
import { summarise } from '../../plan/plan.js';
import type { Flow } from '../../scenario/flow.js';
import { describeFlow } from '../plan/describe.js';
import { limitsText } from '../plan/limits.js';
import type { Io } from '../terminal/io.js';
import { visible, wrap } from '../terminal/text.js';

/** What will be added and changed, and what somebody has to know about where it runs, before anything is written. */
export function announcement(flow: Flow, pack: Pack, { plan }: FlowPlan, folder: string, io: Io): string {
  const { create } = summarise(plan);
  const target = folder === '.' ? 'the current folder' : visible(folder);
  const changed = plan.changes.flatMap((change) =>
    change.action === 'modify' ? [`\n- ${visible(change.path)}: ${visible(change.reason)}`] : [],
  );
  const changes =
    changed.length === 0 ? 'No file that is there is changed.' : `Changed are:${changed.join('')}`;
  return [
    '',
    wrap(describeFlow(flow), io.width),
    wrap(`${create} files will be made in ${target}. ${changes}`, io.width),
    ...limitsText(flow, pack, io),
  ].join('\n');
}
