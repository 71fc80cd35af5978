import path from 'node:path';
import { contentOf, type Change, type Plan } from '../plan/plan.js';
import { sha256 } from '../plan/paths/sha256.js';
import type { FileSystem } from './file-system.js';
import type { Move } from './journal.js';
import type { Staging } from './staging.js';

/** Called between steps at which a transaction can still be given up for nothing. Throws where a person wants that. */
export type Pause = () => Promise<void>;

/** Files staged between two pauses. */
const stride = 8;

/**
 * Writes everything that a plan will put in place into the staging folder, and gives the moves that do so. A folder that is new
 * is staged whole and moved once: a project in a new folder takes one rename.
 */
export async function stage(plan: Plan, staging: Staging, fs: FileSystem, pause: Pause): Promise<Move[]> {
  // Keeps a staging folder that a killed run left, and what `undo` needs, out of everybody's commits.
  fs.writeNew(staging.inside('.gitignore'), '*\n');
  fs.makeFolder(staging.inside('new'));
  const changes = plan.changes.filter((change) => change.action !== 'keep');
  if (changes.some(({ action }) => action !== 'create')) fs.makeFolder(staging.inside('old'));
  const folders = new Set<string>();
  const creations = new Map<string, { number: number; files: { path: string; sha256: string }[] }>();
  const moves: Move[] = [];
  for (const [index, change] of changes.entries()) {
    if (index % stride === 0) await pause();
    if (change.action !== 'create') {
      moves.push(stageChange(change, moves.length, staging, fs));
      continue;
    }
    const { to, below } = unitOf(change.path, creations, staging, fs);
    let creation = creations.get(to);
    if (creation === undefined) {
      creation = { number: moves.length, files: [] };
      creations.set(to, creation);
      moves.push({ action: 'create', to, files: creation.files });
    }
    const file = path.join(staging.staged(creation.number), ...below);
    if (below.length > 0) makeFolders(path.dirname(file), staging.inside('new'), folders, fs);
    const content = contentOf(change);
    fs.writeNew(file, content, change.mode);
    creation.files.push({ path: below.join('/'), sha256: sha256(content) });
  }
  await pause();
  return moves;
}

function stageChange(
  change: Exclude<Change, { action: 'create' | 'keep' }>,
  number: number,
  staging: Staging,
  fs: FileSystem,
): Move {
  const { path: to, seen: before } = change;
  if (change.action === 'delete') return { action: 'delete', to, before };
  const destination = staging.destination(to);
  fs.duplicate(destination, staging.previous(number));
  const content = contentOf(change);
  fs.writeNew(staging.staged(number), content, fs.entry(destination)?.mode);
  const onlyOurs = change.action === 'modify' && change.onlyOurs === true;
  return { action: 'replace', to, before, after: sha256(content), ...(onlyOurs && { onlyOurs }) };
}

/** The part of a path that exists ends the destination: what is below it moves as one. `known` are destinations found before. */
function unitOf(
  relative: string,
  known: ReadonlyMap<string, unknown>,
  staging: Staging,
  fs: FileSystem,
): { to: string; below: string[] } {
  const segments = [...staging.missing, ...relative.split('/')];
  let to = '';
  for (const [index, segment] of segments.entries()) {
    to = index === 0 ? segment : `${to}/${segment}`;
    if (known.has(to) || fs.entry(staging.destination(to)) === undefined) {
      return { to, below: segments.slice(index + 1) };
    }
  }
  return { to, below: [] };
}

/** `known` are those that this transaction made. */
function makeFolders(folder: string, end: string, known: Set<string>, fs: FileSystem): void {
  if (folder === end || known.has(folder)) return;
  makeFolders(path.dirname(folder), end, known, fs);
  fs.makeFolder(folder);
  known.add(folder);
}
