import { apply } from '../../apply/apply.js';
import { recover } from '../../apply/recover.js';
import { planUndo } from '../../apply/undo/plan-undo.js';
import { summarise } from '../../plan/plan.js';
import type { Plan } from '../../plan/plan.js';
import { planDocument } from '../../plan/previews/document.js';
import { isPreview, show } from '../plan/show.js';
import type { PreviewOptions } from '../plan/show.js';
import type { Io } from '../terminal/io.js';
import { visible, wrap } from '../terminal/text.js';
import { undoCommand } from './undo-command.js';

export interface UndoRequest {
  /** Absolute. */
  readonly root: string;
  /** The same as somebody would type it where the process runs. */
  readonly folder: string;
  readonly options: PreviewOptions;
  readonly io: Io;
  readonly signal: AbortSignal;
}

/** `mtls-pop undo`: the last run's record to a plan; then the plan shown, or carried out. */
export async function undo({ root, folder, options, io, signal }: UndoRequest): Promise<void> {
  if (!isPreview(options) && (await recover(root)) !== 'nothing')
    io.say('An earlier run there was interrupted; it has been brought to an end.');
  const plan = await planUndo(root);
  if (isPreview(options)) {
    await show(plan, options, { io, folder });
    return;
  }
  await apply(plan, { signal });
  if (io.json) io.document(planDocument(plan, true));
  io.say(outcome(plan, folder, io));
}

function outcome(plan: Plan, folder: string, io: Io): string {
  const { create, modify, delete: removed } = summarise(plan);
  const files = (count: number): string => `${count} ${count === 1 ? 'file' : 'files'}`;
  const parts = [
    ...(removed === 0 ? [] : [`${files(removed)} removed`]),
    ...(modify === 0 ? [] : [`${files(modify)} put back`]),
    ...(create === 0 ? [] : [`${files(create)} made again`]),
  ];
  const what = parts.length === 0 ? 'Nothing was left to take back' : parts.join(', ');
  const where = folder === '.' ? 'the current folder' : visible(folder);
  const said = wrap(`✓ ${what} in ${where}.`, io.width).replace('✓', io.colors.green('✓'));
  return ['', said, '', 'To take that back:', `  ${io.colors.cyan(undoCommand(folder))}`].join('\n');
}
