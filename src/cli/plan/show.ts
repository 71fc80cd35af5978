import type { Plan } from '../../plan/plan.js';
import { planDocument } from '../../plan/previews/document.js';
import type { Io } from '../terminal/io.js';

export interface PreviewOptions {
  readonly dryRun?: boolean;
  readonly diff?: boolean;
}

export const isPreview = ({ dryRun, diff }: PreviewOptions): boolean => dryRun === true || diff === true;

/**
 * Prints what would happen, and no more: as a document, a diff or a tree.
 *
 * @param folder the target as somebody would type it
 */
export async function show(
  plan: Plan,
  { diff }: PreviewOptions,
  { io, folder }: { readonly io: Io; readonly folder: string },
): Promise<void> {
  if (io.json) io.document(planDocument(plan, false));
  else if (diff === true) {
    const { planDiff } = await import('../../plan/previews/diff.js');
    io.print((await planDiff(plan, io.colors)).trimEnd());
  } else {
    const { planSummary } = await import('../../plan/previews/summary.js');
    io.print(planSummary(plan, { palette: io.colors, label: folder }));
  }
}
