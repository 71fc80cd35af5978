import type { LockEntry } from '../lock/entry.js';
import { pristineText } from '../lock/pristine.js';
import { sha256 } from '../paths/sha256.js';
import type { SeenFile } from '../paths/survey.js';
import type { Change } from '../plan.js';
import type { FileConflict, TheirFile } from './contract.js';

export interface MergeManner {
  readonly labels: { readonly ours: string; readonly base: string; readonly theirs: string };
  readonly onConflict: 'markers' | 'ours' | 'theirs';
  /** Why a file changes: the rule and the line of the changelog. */
  readonly because: (rules: readonly string[]) => string | undefined;
}

/** What becomes of one path. */
export interface Outcome {
  readonly changes: readonly Change[];
  readonly conflicts: readonly FileConflict[];
  readonly notes: readonly string[];
}

export const outcome = (changes: readonly Change[], notes: readonly string[] = []): Outcome => ({
  changes,
  conflicts: [],
  notes,
});

export interface FileTriple {
  /** What was generated; undefined where the path is new. */
  readonly base: LockEntry | undefined;
  /** What stands there, and where: a moved file is followed. */
  readonly ours: SeenFile;
  readonly at: string;
  readonly theirs: TheirFile;
}

/** A file that is there and is to become another: what its owner made of it stays. */
export async function mergeFile(triple: FileTriple, manner: MergeManner): Promise<Outcome> {
  const { at: path, ours, theirs, base } = triple;
  const before = ours.bytes.toString('utf8');
  const kept = (reason: string): Outcome => outcome([{ action: 'keep', path, seen: ours.sha256, reason }]);
  if (plain(before) === plain(theirs.text)) return kept('is as it would be generated now');
  const { merge3 } = await import('../../merge/merge.js');
  const because = manner.because(theirs.rules);
  const merged = await merge3(
    { path, base: base === undefined ? '' : pristineText(base), ours: before, theirs: theirs.text },
    {
      labels: manner.labels,
      onConflict: manner.onConflict,
      ...(because !== undefined && { explain: () => because }),
    },
  );
  const conflicts = merged.conflicts.map(({ where, kind, line }) => ({ path, where, kind, line, because }));
  const notes = merged.note === undefined ? [] : [`${path}: ${merged.note}.`];
  const isMarked = conflicts.length > 0 && manner.onConflict === 'markers';
  if (merged.text === before) return { ...kept('has your changes and needs no others'), conflicts, notes };
  const reason = isMarked
    ? `${conflicts.length === 1 ? 'a conflict' : `${conflicts.length} conflicts`} to be settled`
    : base !== undefined && isPristine(ours, base)
      ? 'as it would be generated now'
      : 'merged with your changes';
  const change = { path, seen: ours.sha256, before, after: merged.text, reason };
  return { changes: [{ action: isMarked ? 'conflict' : 'modify', ...change }], conflicts, notes };
}

/** Whether a file stands there as it was generated, but for the line endings of a checkout. */
export function isPristine(
  { bytes, sha256: seen }: SeenFile,
  { sha256: pristine, size }: LockEntry,
): boolean {
  if (seen === pristine) return true;
  if (bytes.length <= size) return false;
  const text = bytes.toString('utf8');
  return text.includes('\r\n') && sha256(text.replaceAll('\r\n', '\n')) === pristine;
}

const plain = (text: string): string => text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
