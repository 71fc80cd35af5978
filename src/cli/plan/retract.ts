import { existsSync, lstatSync, rmdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { apply } from '../../apply/apply.js';
import { Staging } from '../../apply/staging.js';
import { sha256 } from '../../plan/paths/sha256.js';
import type { Change, Plan } from '../../plan/plan.js';
import { keepFiles, type KeptFiles } from './kept-files.js';

/** What has to be known before a plan is carried out, so that all of it can be taken back afterwards. */
export interface Before {
  /** Folders that do not exist yet, the innermost first: the root and those parents that are missing too. */
  readonly missing: readonly string[];
  /** What the run may leave and is not there yet: paths relative to the root, `/`-separated. */
  readonly leftovers: readonly string[];
  /** The record for `undo` of the run before, which this one replaces. */
  readonly record: KeptFiles;
}

/** @param leftovers what the steps may leave: paths relative to the root, `/`-separated */
export function lookBefore(root: string, leftovers: readonly string[]): Before {
  const missing: string[] = [];
  for (let folder = root; !existsSync(folder); folder = path.dirname(folder)) missing.push(folder);
  const there = (each: string): boolean => isThere(inside(root, each));
  return {
    missing,
    leftovers: leftovers.filter((each) => !there(each)),
    record: keepFiles(undoFolderOf(root)),
  };
}

/**
 * Takes an applied plan back, with what installing and testing left beside it. What somebody has changed in the meantime
 * stays, and with it the folders around it.
 *
 * @throws {Problem} as `apply`
 */
export async function retract(plan: Plan, before: Before): Promise<void> {
  removeLeftovers(plan, before);
  await apply({ ...plan, command: 'undo', changes: plan.changes.flatMap(inverse) });
  // This transaction has left what it replaced, as each does: nobody has asked for that to be undone.
  before.record.restore();
  for (const folder of [...foldersOf(plan), ...before.missing]) removeEmpty(folder);
}

/** Removes what the steps left and was not there before. */
export function removeLeftovers(plan: Plan, before: Before): void {
  for (const each of before.leftovers) {
    if (!plan.changes.some((change) => `${change.path}/`.startsWith(`${each}/`)))
      remove(inside(plan.root, each));
  }
}

function inverse(change: Change): Change[] {
  const { path: at, reason } = change;
  switch (change.action) {
    case 'create':
      return [{ action: 'delete', path: at, reason, seen: sha256(change.after), before: change.after }];
    case 'modify':
      return [
        {
          action: 'modify',
          path: at,
          reason,
          seen: sha256(change.after),
          before: change.after,
          after: change.before,
        },
      ];
    case 'keep':
      return [];
    case 'delete':
    case 'conflict':
      throw new Error(`new plans no ${change.action}: ${at}`);
  }
}

/** Folders that hold created files, deepest first. */
function foldersOf(plan: Plan): string[] {
  const folders = new Set<string>();
  for (const change of plan.changes) {
    if (change.action !== 'create') continue;
    for (let at = path.posix.dirname(change.path); at !== '.'; at = path.posix.dirname(at)) folders.add(at);
  }
  return [...folders].sort((a, b) => b.length - a.length).map((folder) => inside(plan.root, folder));
}

const inside = (root: string, relative: string): string => path.join(root, ...relative.split('/'));

const undoFolderOf = (root: string): string => new Staging({ base: root, missing: [] }).undoFolder;

/** A link is there, too, where nothing is behind it. */
const isThere = (at: string): boolean => lstatSync(at, { throwIfNoEntry: false }) !== undefined;

function remove(at: string): void {
  rmSync(at, { recursive: true, force: true, maxRetries: 3 });
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // It holds something that was there before, or came meanwhile.
  }
}
