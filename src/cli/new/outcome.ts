import { summarise } from '../../plan/plan.js';
import type { Plan } from '../../plan/plan.js';
import type { Io } from '../terminal/io.js';
import { shellLine } from '../terminal/shell.js';
import { visible, wrap } from '../terminal/text.js';
import type { Step, ProjectToolchain } from '../toolchain/toolchain.js';

/** The last lines of a run: what was made, what to type next, and how to make it again without questions. */
export function outcome(
  plan: Plan,
  {
    folder,
    done,
    toolchain,
    repeat,
  }: {
    readonly folder: string;
    readonly done: readonly Step[];
    readonly toolchain: Pick<ProjectToolchain, 'steps' | 'byHand' | 'demo'>;
    readonly repeat: string;
  },
  io: Io,
): string {
  const { cyan, green } = io.colors;
  const { steps, byHand, demo } = toolchain;
  const left = byHand.filter((step) => !done.includes(step));
  const commands = [
    ...(folder === '.' ? [] : [shellLine(['cd', folder])]),
    ...left.map((step) => steps[step].typed),
    demo,
  ];
  return [
    '',
    wrap(`✓ ${made(plan)} ${visible(folder)}, with guidance ${plan.guidance}.`, io.width).replace(
      '✓',
      green('✓'),
    ),
    '',
    'Next:',
    ...commands.map((command) => `  ${cyan(command)}`),
    '',
    'The same again, without questions:',
    `  ${cyan(repeat)}`,
  ].join('\n');
}

function made(plan: Plan): string {
  const { create, modify, keep } = summarise(plan);
  if (create + modify === 0) return `Nothing to do: all ${keep} files are there already, in`;
  const parts = [
    `${create} ${create === 1 ? 'file' : 'files'} made`,
    ...(modify === 0 ? [] : [`${modify} overwritten`]),
    ...(keep === 0 ? [] : [`${keep} there already`]),
  ];
  return `${parts.join(', ')} in`;
}
