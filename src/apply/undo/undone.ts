import { foldersOf } from '../../plan/paths/ancestors.js';
import type { Refusal } from '../../plan/paths/refusal.js';
import type { Change } from '../../plan/plan.js';

/** What takes a run back, and what is in the way of it. */
export interface Undone {
  readonly changes: readonly Change[];
  /** Folders that the run made. */
  readonly emptied: readonly string[];
  readonly refusals: readonly Refusal[];
}

export const changedSince = (path: string): Refusal => ({
  code: 'changed-since',
  path,
  why: 'has changed since',
});

/** Every folder above a path that is below `top`, or `top` itself. */
export function foldersDownTo(path: string, top: string): string[] {
  return foldersOf(path).filter((folder) => folder === top || folder.startsWith(`${top}/`));
}
