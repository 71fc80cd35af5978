import { printable } from '../paths/refusal.js';
import { actions, summarise, type Change, type Plan } from '../plan.js';
import { plain, type Palette } from './palette.js';

export interface SummaryOptions {
  readonly palette?: Palette;
  /** Stands for the root on the first line: the folder as the person named it. Default: its real path. */
  readonly label?: string;
}

const marks = { create: '+', modify: '~', delete: '-', conflict: '!', keep: '=' } as const;
const colours = { create: 'green', modify: 'yellow', delete: 'red', conflict: 'red', keep: 'dim' } as const;
const words = {
  create: 'to create',
  modify: 'to modify',
  delete: 'to delete',
  conflict: 'in conflict',
  keep: 'to keep as they are',
} as const;

/**
 * A plan as a tree of what would happen, and a last line that counts it. No line break at the end. An update is about what changes: the
 * many files that stay are only counted.
 */
export function planSummary(plan: Plan, { palette = plain, label = plan.root }: SummaryOptions = {}): string {
  const lines = [palette.bold(`${printable(label).replace(/[/\\]$/, '')}/`)];
  let shown: string[] = [];
  const told =
    plan.command === 'update' ? plan.changes.filter(({ action }) => action !== 'keep') : plan.changes;
  for (const change of inTreeOrder(told)) {
    const folders = change.path.split('/');
    const name = folders.pop() ?? '';
    const common = commonLength(shown, folders);
    for (let depth = common; depth < folders.length; depth += 1) {
      lines.push(`${indent(depth)}  ${printable(folders[depth] ?? '')}/`);
    }
    shown = folders;
    lines.push(line(change, name, folders.length, palette));
  }
  return [...lines, '', counts(plan)].join('\n');
}

function line({ action, reason }: Change, name: string, depth: number, palette: Palette): string {
  const paint = palette[colours[action]];
  const why = action === 'create' ? '' : palette.dim(`  ${reason}`);
  return `${indent(depth)}${paint(`${marks[action]} ${printable(name)}`)}${why}`;
}

function counts(plan: Plan): string {
  const summary = summarise(plan);
  const parts = actions
    .filter((action) => summary[action] > 0)
    .map((action) => `${summary[action]} ${words[action]}`);
  return parts.length === 0 ? 'Nothing to do.' : `Files: ${parts.join(', ')}.`;
}

/** As a file manager shows a folder: its folders first, then its files. */
function inTreeOrder(changes: readonly Change[]): Change[] {
  const key = (path: string): string[] =>
    path.split('/').map((part, index, parts) => `${index === parts.length - 1 ? '1' : '0'}${part}`);
  return changes
    .map((change) => ({ change, key: key(change.path) }))
    .sort((a, b) => compareKeys(a.key, b.key))
    .map(({ change }) => change);
}

function compareKeys(a: readonly string[], b: readonly string[]): number {
  const at = commonLength(a, b);
  const left = a[at] ?? '';
  const right = b[at] ?? '';
  return left < right ? -1 : left > right ? 1 : 0;
}

function commonLength(a: readonly string[], b: readonly string[]): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1;
  return length;
}

function indent(depth: number): string {
  return '  '.repeat(depth + 1);
}
