import type { Io } from '../terminal/io.js';
import { choose } from '../terminal/prompt.js';
import type { Step, Toolchain } from './toolchain.js';

export interface StepOptions {
  readonly install?: boolean;
  readonly verify?: boolean;
}

/** What `--install` and `--verify` ask for. */
export function stepsOf({ install, verify }: StepOptions): readonly Step[] {
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
