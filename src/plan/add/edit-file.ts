import path from 'node:path';
import type { Disk } from '../../disk/disk.js';
import type { FileEdit } from '../../edit/file-edit.js';
import type { Refusal } from '../paths/refusal.js';
import type { SeenFile } from '../paths/survey.js';
import { whyNoText } from '../paths/text.js';
import type { CreateChange, KeepChange, ModifyChange } from '../plan.js';

/** Everything that is to be edited in one file, in order. */
export interface EditsOfFile {
  readonly path: string;
  readonly edits: readonly FileEdit[];
}

export function editsByFile(edits: readonly FileEdit[]): EditsOfFile[] {
  const files = new Map<string, FileEdit[]>();
  for (const edit of edits) files.set(edit.path, [...(files.get(edit.path) ?? []), edit]);
  return [...files].map(([each, ofFile]) => ({ path: each, edits: ofFile }));
}

/** Why a file cannot be edited, whatever the edit is. */
export function whyNotEditable(each: string, seen: SeenFile | undefined): Refusal[] {
  const flaw = seen && whyNoText(seen.bytes);
  return flaw === undefined ? [] : [{ ...flaw, path: each }];
}

/** Told from the permission bits, because some users may write in spite of them. */
export function whyReadOnly(root: string, each: string, disk: Disk): Refusal[] {
  const mode = disk.entry(path.join(root, ...each.split('/')))?.mode ?? 0o666;
  return (mode & 0o222) === 0 ? [{ code: 'read-only', path: each, why: 'is read-only' }] : [];
}

/**
 * What becomes of a file.
 *
 * @returns undefined where there is none and none is needed
 * @throws {Problem} exit code 2 where an edit cannot read the text
 */
export function editFile(
  { path: each, edits }: EditsOfFile,
  seen: SeenFile | undefined,
): CreateChange | ModifyChange | KeepChange | undefined {
  const before = seen?.bytes.toString('utf8');
  let after = before;
  const reasons = new Set<string>();
  for (const edit of edits) {
    const next = edit.apply(after);
    if (next !== (after ?? '')) reasons.add(edit.reason);
    after = next;
  }
  const reason = [...reasons].join(', ');
  if (seen === undefined || before === undefined) {
    return after === undefined || after === '' ? undefined : { action: 'create', path: each, after, reason };
  }
  return after === undefined || after === before
    ? { action: 'keep', path: each, seen: seen.sha256, reason: 'has all that is needed' }
    : { action: 'modify', path: each, seen: seen.sha256, before, after, reason };
}
