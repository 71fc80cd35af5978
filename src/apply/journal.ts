import { ExitCode, Problem } from '../errors/errors.js';
import { whyUnsafe } from '../plan/paths/lexical.js';
import type { Disk } from '../disk/disk.js';
import { printable } from '../plan/paths/refusal.js';
import type { FileSystem } from './file-system.js';
import type { Staging } from './staging.js';

/**
 * One rename that puts something in place. Its number in the journal is the name of what it moves, `new/<number>`, and of what
 * it replaces or deletes, `old/<number>`.
 */
export type Move = CreateMove | ReplaceMove | DeleteMove;

/** A file, or a new folder with all that is in it. */
export interface CreateMove {
  readonly action: 'create';
  /** Relative to the staging's base, `/`-separated. */
  readonly to: string;
  /** What comes to stand there: paths relative to `to` (empty for a file), SHA-256 in hex. */
  readonly files: readonly { readonly path: string; readonly sha256: string }[];
}

export interface ReplaceMove {
  readonly action: 'replace';
  readonly to: string;
  readonly before: string;
  readonly after: string;
  /** As the change has it: `after` differs from what was committed only in what runs of this tool have written. */
  readonly onlyOurs?: boolean;
}

export interface DeleteMove {
  readonly action: 'delete';
  readonly to: string;
  readonly before: string;
}

/** What has to be done for a transaction that is staged in full, and afterwards the record of what `undo` reverses. */
export interface Journal {
  readonly version: 1;
  /** The plan's. */
  readonly command: string;
  /**
   * Whether the journal and the files that were replaced or deleted stay. A project that is all new needs neither, because its
   * lock file names all that was made.
   */
  readonly keepForUndo: boolean;
  readonly moves: readonly Move[];
  /** Folders that go after the last move if nothing is left in them, the deepest first. */
  readonly emptied: readonly string[];
}

/** The transaction goes forward once this file is there … */
export const journalName = 'journal';
/** … and back once it has this name instead. */
export const rollbackName = 'rollback';

export function writeJournal(staging: Staging, journal: Journal, fs: FileSystem): void {
  const unfinished = staging.inside('journal.part');
  fs.writeNew(unfinished, `${JSON.stringify(journal, null, 1)}\n`);
  fs.rename(unfinished, staging.inside(journalName));
}

/**
 * Reads what a run left behind. The folder may have come with a repository, so nothing in it is believed that could lead out of
 * the root.
 *
 * @throws {Problem} `journal-invalid`
 */
export function readJournal(staging: Staging, name: string, fs: Disk): Journal {
  const file = staging.inside(name);
  const entry = fs.entry(file);
  let journal: unknown;
  try {
    if (entry?.kind !== 'file' || entry.size > 8 * 1024 * 1024) throw new Error();
    journal = JSON.parse(fs.read(file).toString('utf8'));
  } catch {
    throw invalid(file);
  }
  if (!isJournal(journal) || !pathsOf(journal).every((to) => leadsInside(to, staging))) throw invalid(file);
  return journal;
}

const pathsOf = ({ moves, emptied }: Journal): string[] => [...moves.map(({ to }) => to), ...emptied];

/** Where there is no root yet, its first missing folder is all that a transaction moves. */
function leadsInside(to: string, { missing }: Staging): boolean {
  return missing.length === 0 ? whyUnsafe(to) === undefined : to === missing[0];
}

function isJournal(value: unknown): value is Journal {
  return (
    isRecord(value) &&
    value['version'] === 1 &&
    typeof value['command'] === 'string' &&
    typeof value['keepForUndo'] === 'boolean' &&
    Array.isArray(value['moves']) &&
    value['moves'].every(isMove) &&
    Array.isArray(value['emptied']) &&
    value['emptied'].every((folder) => typeof folder === 'string')
  );
}

function isMove(value: unknown): value is Move {
  if (!isRecord(value) || typeof value['to'] !== 'string') return false;
  switch (value['action']) {
    case 'create':
      return Array.isArray(value['files']) && value['files'].every(isStagedFile);
    case 'replace':
      return typeof value['before'] === 'string' && typeof value['after'] === 'string';
    case 'delete':
      return typeof value['before'] === 'string';
    default:
      return false;
  }
}

function isStagedFile(value: unknown): boolean {
  return isRecord(value) && typeof value['path'] === 'string' && typeof value['sha256'] === 'string';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function invalid(file: string): Problem {
  return new Problem({
    code: 'journal-invalid',
    message: `${printable(file)} is not a journal that this version of mtls-pop can carry out.`,
    cause: 'A run that was killed left it, or it came with somebody else’s files.',
    next: 'Look at the folder that it is in; remove the folder to leave everything as it is now.',
    exitCode: ExitCode.refused,
  });
}
