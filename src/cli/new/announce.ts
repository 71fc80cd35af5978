import { summarise } from '../../plan/plan.js';
import type { Plan } from '../../plan/plan.js';
import type { Pack } from '../../guidance/schema.js';
import type { Flow } from '../../scenario/flow.js';
import { platformLimitsOf } from '../../scenario/limits.js';
import type { Io } from '../terminal/io.js';
import { choose } from '../terminal/prompt.js';
import { visible, wrap } from '../terminal/text.js';
import type { Step, Toolchain } from '../toolchain/toolchain.js';
import { describeFlow } from './describe.js';
import type { RunOptions } from './options.js';

/** What will be made, and what somebody has to know about where it runs, before anything is made. */
export function announcement(flow: Flow, pack: Pack, plan: Plan, folder: string, io: Io): string {
  const { create, modify } = summarise(plan);
  const toWrite = create + modify;
  const { bold, yellow } = io.colors;
  const limits = platformLimitsOf(flow, pack).map(({ preview, summary, requires }) => {
    const title = yellow(bold(preview ? 'Preview' : 'Where it runs'));
    const needs = requires.map((each) => `\n- ${each}`).join('');
    return `\n${title}\n${wrap(`${summary} It needs:${needs}`, io.width)}`;
  });
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
    ...limits,
  ].join('\n');
}

/** What `--install` and `--verify` ask for. */
export function stepsOf({ install, verify }: RunOptions): readonly Step[] {
  if (verify === true) return ['install', 'build', 'test'];
  return install === true ? ['install'] : [];
}

export async function askSteps(
  { installs, steps }: Pick<Toolchain, 'installs' | 'steps'>,
  { io, signal }: { io: Io; signal: AbortSignal },
): Promise<readonly Step[]> {
  const chosen = await choose(io, signal, {
    heading: 'What shall be done after the files are written?',
    teach: 'Ctrl-C still ends this with nothing written.',
    label: 'then',
    initial: 'verify',
    choices: [
      {
        value: 'verify',
        title: `${installs}, build and run the tests`,
        description: 'shows that it works on this machine',
      },
      { value: 'install', title: `${installs} the packages`, description: `runs ${steps.install.typed}` },
      { value: 'nothing', title: 'Nothing', description: 'the commands to type are shown' },
    ],
  });
  return stepsOf({ install: chosen === 'install', verify: chosen === 'verify' });
}
