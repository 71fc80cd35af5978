import path from 'node:path';
import { sha256 } from '../plan/paths/sha256.js';
import { survey } from '../plan/paths/survey.js';
import type { FileSystem } from './file-system.js';
import type { CreateMove, Move } from './journal.js';
import type { Staging } from './staging.js';

/**
 * How far a move is, told from what is still in the staging folder: so each step can be repeated by whoever comes after a
 * killed run.
 */
export function isDone(move: Move, number: number, staging: Staging, fs: FileSystem): boolean {
  const staged = fs.entry(staging.staged(number)) !== undefined;
  const previous = fs.entry(staging.previous(number)) !== undefined;
  switch (move.action) {
    case 'create':
      return !staged;
    case 'replace':
      // After it was taken back, neither is left.
      return !staged && previous;
    case 'delete':
      return previous;
  }
}

/** Whether the destination still is what the plan saw, and no link has come in the way. */
export function canGoForward(move: Move, staging: Staging, fs: FileSystem): boolean {
  // Where there is no root yet, its neighbours are nobody's business.
  if (staging.missing.length > 0) return fs.entry(staging.destination(move.to)) === undefined;
  const { files, refusals } = survey(staging.base, [move.to], fs);
  if (refusals.length > 0) return false;
  const found = files.get(move.to)?.sha256;
  return found === (move.action === 'create' ? undefined : move.before);
}

export function goForward(move: Move, number: number, staging: Staging, fs: FileSystem): void {
  const destination = staging.destination(move.to);
  if (move.action === 'delete') fs.rename(destination, staging.previous(number));
  else fs.rename(staging.staged(number), destination);
}

/** Whether the destination still is what the move made of it, so that taking it back loses nobody's work. */
export function canGoBack(move: Move, staging: Staging, fs: FileSystem): boolean {
  if (move.action === 'create') return holdsOnly(move, staging, fs);
  const { files, refusals } = survey(staging.base, [move.to], fs);
  if (refusals.length > 0) return false;
  return files.get(move.to)?.sha256 === (move.action === 'replace' ? move.after : undefined);
}

export function goBack(move: Move, number: number, staging: Staging, fs: FileSystem): void {
  const destination = staging.destination(move.to);
  if (move.action === 'create') fs.rename(destination, staging.staged(number));
  else fs.rename(staging.previous(number), destination);
}

/** Whether what was created is there, and nothing besides. Links are neither followed nor taken for it. */
function holdsOnly(move: CreateMove, staging: Staging, fs: FileSystem): boolean {
  if (staging.missing.length === 0) {
    // A new folder is refused as one; what matters here are links and twins.
    const { refusals } = survey(staging.base, [move.to], fs);
    if (refusals.some(({ code }) => code !== 'not-a-file')) return false;
  }
  const root = staging.destination(move.to);
  const expected = new Map(move.files.map((file) => [file.path, file.sha256]));
  const matches = (relative: string): boolean => {
    const absolute = path.join(root, ...relative.split('/'));
    const entry = fs.entry(absolute);
    if (entry?.kind === 'folder') {
      return fs.list(absolute).every((name) => matches(relative === '' ? name : `${relative}/${name}`));
    }
    return (
      entry?.kind === 'file' && expected.has(relative) && sha256(fs.read(absolute)) === expected.get(relative)
    );
  };
  return matches('');
}
