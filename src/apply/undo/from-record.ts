import type { Disk, Entry } from '../../disk/disk.js';
import { unusable } from '../../plan/paths/unusable.js';
import { sha256 } from '../../plan/paths/sha256.js';
import { survey, type SeenFile } from '../../plan/paths/survey.js';
import type { Change } from '../../plan/plan.js';
import { journalName, readJournal, type Journal, type Move } from '../journal.js';
import type { Staging } from '../staging.js';
import { changedSince, foldersDownTo, type Undone } from './undone.js';

/** What a run left for `undo`: what it did, and what it replaced or deleted. */
export interface Record {
  readonly journal: Journal;
  /** By the number of the move. */
  readonly previous: ReadonlyMap<number, Previous>;
}

interface Previous {
  readonly bytes: Buffer;
  readonly mode: number;
}

/**
 * Reads the record of a root's last run. It may have come with a repository, so nothing is believed of it that a plan would not be
 * checked for again.
 *
 * @returns undefined where there is none
 * @throws {Problem} `journal-invalid`
 */
export function readRecord(staging: Staging, disk: Disk): Record | undefined {
  const kept = staging.kept();
  // A link could lead to what is not the repository's.
  if (disk.entry(kept.folder)?.kind !== 'folder') return undefined;
  if (disk.entry(kept.inside(journalName)) === undefined) return undefined;
  const journal = readJournal(kept, journalName, disk);
  const hasPrevious = disk.entry(kept.inside('old'))?.kind === 'folder';
  const previous = new Map<number, Previous>();
  for (const [number, move] of journal.moves.entries()) {
    if (move.action === 'create') continue;
    const at = kept.previous(number);
    const entry: Entry | undefined = hasPrevious ? disk.entry(at) : undefined;
    if (entry?.kind === 'file') previous.set(number, { bytes: disk.read(at), mode: entry.mode });
  }
  return { journal, previous };
}

/** A run's record as the changes that take it back. */
export function fromRecord({ journal, previous }: Record, root: string, disk: Disk): Undone {
  const made = journal.moves.flatMap(({ to, ...move }) =>
    move.action === 'create' ? move.files.map((file) => join(to, file.path)) : [to],
  );
  const unsafe = unusable(made);
  if (unsafe.length > 0) return { changes: [], emptied: [], refusals: unsafe };
  const { files, refusals } = survey(root, made, disk);
  const changes: Change[] = [];
  const changed: string[] = [];
  for (const [number, move] of journal.moves.entries()) {
    const back = takenBack(move, previous.get(number), files);
    changes.push(...back.changes);
    changed.push(...back.changed);
  }
  const refusing = new Set(refusals.map(({ path }) => path));
  return {
    changes,
    emptied: foldersMade(journal),
    refusals: [...refusals, ...changed.filter((path) => !refusing.has(path)).map(changedSince)],
  };
}

interface TakenBack {
  readonly changes: readonly Change[];
  readonly changed: readonly string[];
}

function takenBack(
  move: Move,
  previous: Previous | undefined,
  files: ReadonlyMap<string, SeenFile>,
): TakenBack {
  if (move.action === 'create') return removed(move, files);
  const { to: path, before } = move;
  const seen = files.get(path);
  const isAsLeft = seen?.sha256 === (move.action === 'replace' ? move.after : undefined);
  if (!isAsLeft || previous === undefined || sha256(previous.bytes) !== before)
    return { changes: [], changed: [path] };
  const { bytes, mode } = previous;
  const after = { after: bytes.toString('utf8'), bytes, reason: 'as it was before' };
  const change: Change =
    seen === undefined
      ? { action: 'create', path, mode, ...after }
      : { action: 'modify', path, seen: seen.sha256, before: seen.bytes.toString('utf8'), ...after };
  return { changes: [change], changed: [] };
}

/** What somebody has removed since need not be removed again. */
function removed(
  { to, files: made }: Extract<Move, { action: 'create' }>,
  files: ReadonlyMap<string, SeenFile>,
): TakenBack {
  const changes: Change[] = [];
  const changed: string[] = [];
  for (const { path: below, sha256: expected } of made) {
    const path = join(to, below);
    const seen = files.get(path);
    if (seen === undefined) continue;
    if (seen.sha256 !== expected) changed.push(path);
    const before = seen.bytes.toString('utf8');
    changes.push({ action: 'delete', path, seen: seen.sha256, before, reason: 'made by the last run' });
  }
  return { changes, changed };
}

/** A folder that a run made is the destination of a move, with all that is in it. */
function foldersMade({ moves }: Journal): string[] {
  const folders = moves.flatMap((move) =>
    move.action === 'create'
      ? move.files.flatMap((file) => foldersDownTo(join(move.to, file.path), move.to))
      : [],
  );
  return [...new Set(folders)];
}

const join = (to: string, below: string): string => (below === '' ? to : `${to}/${below}`);
