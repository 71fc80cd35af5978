import type { UpdatePlan } from '../../plan/update/contract.js';
import type { Io } from '../terminal/io.js';
import { visible, wrap } from '../terminal/text.js';

const mostPaths = 6;

/** What changes and why, by the lines of the guidance's changelog and the answers that changed, before anything is written. */
export function announcement(
  { plan, reasons, conflicts, notes }: UpdatePlan,
  folder: string,
  from: string,
  io: Io,
): string {
  const { bold, dim, yellow } = io.colors;
  const where = folder === '.' ? 'The current folder' : visible(folder);
  const to =
    from === plan.guidance ? `stays with guidance ${from}` : `goes from guidance ${from} to ${plan.guidance}`;
  const lines = ['', wrap(`${where} ${to}:`, io.width)];
  for (const { what, why, rules, paths } of reasons) {
    const ids = rules.length === 0 ? '' : `${rules.join(', ')} `;
    const count = paths.length === 0 ? '' : `: ${paths.length} ${paths.length === 1 ? 'file' : 'files'}`;
    lines.push('', wrap(bold(`${ids}${visible(what).replace(/\.$/, '')}${count}`), io.width));
    if (why !== undefined) lines.push(wrap(`  ${visible(why)}`, io.width));
    lines.push(...paths.slice(0, mostPaths).map((path) => dim(`  ${visible(path)}`)));
    if (paths.length > mostPaths) lines.push(dim(`  and ${paths.length - mostPaths} more`));
  }
  if (conflicts.length > 0) {
    lines.push('', yellow(bold(conflicts.length === 1 ? 'One conflict' : `${conflicts.length} conflicts`)));
    lines.push(...conflictLines(conflicts).map((line) => wrap(`  ${line}`, io.width)));
  }
  if (notes.length > 0) lines.push('', ...notes.map((note) => wrap(`- ${visible(note)}`, io.width)));
  return lines.join('\n');
}

export function conflictLines(conflicts: UpdatePlan['conflicts']): string[] {
  return conflicts.map(({ path, line, where, because }) =>
    visible(`${path}:${line} ${where}${because === undefined ? '' : ` - ${because}`}`),
  );
}
