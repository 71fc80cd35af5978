import type { FlowPlan } from '../../plan/add/plan-flow.js';
import type { Wiring } from '../../wiring/wiring.js';
import { summarise, type Plan } from '../../plan/plan.js';
import { undoCommand } from '../undo/undo-command.js';
import type { Io } from '../terminal/io.js';
import { shellLine } from '../terminal/shell.js';
import { indent, visible, wrap } from '../terminal/text.js';
import type { Step, Toolchain } from '../toolchain/toolchain.js';

interface Done {
  readonly folder: string;
  readonly done: readonly Step[];
  readonly toolchain: Pick<Toolchain, 'steps' | 'byHand'>;
  readonly repeat: string;
}

/** The last lines of a run: what was made, the lines that use it, what to type next, and how to make it again. */
export function outcome(made: FlowPlan, { folder, done, toolchain, repeat }: Done, io: Io): string {
  const { cyan, green } = io.colors;
  const { plan, flow, present, versioned, notes, wiring, wired } = made;
  const what = present
    ? `Nothing to do: the flow ${flow.name} is there already, in`
    : `The flow ${flow.name}: ${counted(plan)} in`;
  const where = folder === '.' ? 'the current folder' : visible(folder);
  const said = wrap(`✓ ${what} ${where}, with guidance ${plan.guidance}.`, io.width);
  const { steps, byHand } = toolchain;
  const commands = [
    ...(folder === '.' ? [] : [shellLine(['cd', folder])]),
    ...byHand.filter((step) => !done.includes(step)).map((step) => steps[step].typed),
  ];
  return [
    '',
    said.replace('✓', green('✓')),
    ...notes.map((note) => wrap(`- ${visible(note)}`, io.width)),
    ...(wiring === undefined
      ? []
      : ['', wrap(wiringTitle(wiring, wired), io.width), ...lines(wiring, wired)]),
    ...(present ? [] : ['', 'Next:', ...commands.map((command) => `  ${cyan(command)}`)]),
    ...(versioned || present
      ? []
      : ['', wrap(`There is no git here, so this is the way back: ${undoCommand(folder)}`, io.width)]),
    '',
    'The same again, without questions:',
    `  ${cyan(repeat)}`,
  ].join('\n');
}

function counted(plan: Plan): string {
  const { create, modify, keep } = summarise(plan);
  return [
    `${create} ${create === 1 ? 'file' : 'files'} made`,
    ...(modify === 0 ? [] : [`${modify} changed`]),
    ...(keep === 0 ? [] : [`${keep} there already`]),
  ].join(', ');
}

function wiringTitle({ title, file }: Wiring, wired: boolean): string {
  const where = file === undefined || title.includes(file) ? '' : ` (${visible(file)})`;
  return wired ? `${visible(title)}${where}: done.` : `${visible(title)}${where}:`;
}

const lines = (wiring: Wiring, wired: boolean): string[] =>
  wired ? [] : wiring.lines.map((line) => indent(visible(line), '  '));
