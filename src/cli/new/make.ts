import { apply } from '../../apply/apply.js';
import { recover } from '../../apply/recover.js';
import { loadPack } from '../../guidance/load.js';
import type { Pack } from '../../guidance/schema.js';
import { planNew } from '../../plan/plan-new.js';
import type { Plan } from '../../plan/plan.js';
import { planDocument } from '../../plan/previews/document.js';
import { render } from '../../render/render.js';
import type { Answers } from '../../scenario/answers.js';
import { checkAnswers, resolveFlow } from '../../scenario/resolve.js';
import { suggestNames } from '../../scenario/suggest-name.js';
import { ask } from '../answers/ask.js';
import { gatherAnswers } from '../answers/gather.js';
import { isPreview, show } from '../plan/show.js';
import type { Io } from '../terminal/io.js';
import { toolchainOf } from '../toolchain/toolchain-of.js';
import type { Step, ProjectToolchain } from '../toolchain/toolchain.js';
import { askSteps, stepsOf } from '../toolchain/wanted-steps.js';
import { announcement } from './announce.js';
import type { RunOptions } from './options.js';
import { outcome } from './outcome.js';
import { repeatCommand } from './repeat.js';

export interface MakeRequest {
  /** Absolute. */
  readonly root: string;
  /** The same as somebody would type it where the process runs. */
  readonly folder: string;
  /** Answers on the command line. */
  readonly flags: Answers;
  readonly options: RunOptions;
  readonly cwd: string;
  readonly io: Io;
  readonly signal: AbortSignal;
}

/** `mtls-pop new`: answers to a flow, to a rendering, to a plan; then the plan shown, or carried out. */
export async function make(request: MakeRequest): Promise<void> {
  const { root, options, io } = request;
  const { answers, pack } = await gather(request);
  const suggested = { name: suggestNames(root) };
  const asking = io.interactive && options.yes !== true;
  const complete = asking ? await ask(answers, pack, suggested, request) : answers;
  const flow = resolveFlow(complete, pack, { yes: options.yes === true, ...suggested });
  const preview = isPreview(options);
  if (!preview && (await recover(root)) !== 'nothing')
    io.say('An earlier run there was interrupted; it has been brought to an end.');
  const plan = await planNew({
    root,
    rendering: await render(flow, pack),
    flows: [flow],
    force: options.force === true,
  });
  if (preview) {
    await show(plan, options, request);
    return;
  }
  const toolchain = toolchainOf(flow);
  io.say(announcement(flow, pack, plan, request.folder, io));
  const given = stepsOf(options);
  const steps = asking && given.length === 0 ? await askSteps(toolchain, request) : given;
  await carryOut(plan, toolchain, steps, request);
  if (io.json) io.document(planDocument(plan, true));
  const repeat = repeatCommand(request.folder, flow, complete.guidance);
  io.say(outcome(plan, { folder: request.folder, done: steps, toolchain, repeat }, io));
}

/** What was answered on the command line and in a file, checked before anybody is asked anything. */
async function gather({ flags, options, cwd }: MakeRequest): Promise<{ answers: Answers; pack: Pack }> {
  const answers = await gatherAnswers(flags, options, cwd);
  const pack = await loadPack(answers.guidance, cwd);
  checkAnswers(answers, pack);
  return { answers, pack };
}

/** Writes the plan and runs the steps. A person who ends it gets back what was there before. */
async function carryOut(
  plan: Plan,
  toolchain: ProjectToolchain,
  steps: readonly Step[],
  { io, signal }: MakeRequest,
): Promise<void> {
  if (steps.length === 0) {
    await apply(plan, { signal });
    return;
  }
  const [{ lookBefore, retract }, { carryOut: carryOutSteps }] = await Promise.all([
    import('../plan/retract.js'),
    import('../toolchain/carry-out.js'),
  ]);
  const before = lookBefore(plan.root, toolchain.leftovers);
  io.say('');
  await apply(plan, { signal });
  try {
    await carryOutSteps(steps, { folder: plan.root, written: true, toolchain }, { io, signal });
  } catch (error) {
    if (signal.aborted) await retract(plan, before);
    throw error;
  }
}
