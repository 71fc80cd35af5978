import { existsSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { apply } from '../../apply/apply.js';
import { Staging } from '../../apply/staging.js';
import { sha256 } from '../../plan/paths/survey.js';
import type { Change, Plan } from '../../plan/plan.js';
import { leftovers } from '../toolchain/package-manager.js';

/** What has to be known before a plan is carried out, so that all of it can be taken back afterwards. */
export interface Before {
  /** Folders that do not exist yet, the innermost first: the root and those parents that are missing too. */
  readonly missing: readonly string[];
  /** Names in the root. */
  readonly names: ReadonlySet<string>;
}

export function lookBefore(root: string): Before {
  const missing: string[] = [];
  for (let folder = root; !existsSync(folder); folder = path.dirname(folder)) missing.push(folder);
  return { missing, names: new Set(missing.length === 0 ? readdirSync(root) : []) };
}

/**
 * Takes an applied plan back, with what installing and testing left beside it. What somebody has changed in the meantime
 * stays, and with it the folders around it.
 *
 * @throws {Problem} as `apply`
 */
export async function retract(plan: Plan, before: Before): Promise<void> {
  const undo = new Staging({ base: plan.root, missing: [] }).undoFolder;
  for (const name of [...leftovers, path.basename(undo)]) {
    const written = plan.changes.some((change) => change.path.split('/')[0] === name);
    if (written || before.names.has(name)) continue;
    rmSync(path.join(plan.root, name), { recursive: true, force: true, maxRetries: 3 });
  }
  await apply({ ...plan, command: 'undo', changes: plan.changes.flatMap(inverse) });
  if (!before.names.has(path.basename(undo))) rmSync(undo, { recursive: true, force: true });
  for (const folder of [...foldersOf(plan), ...before.missing]) removeEmpty(folder);
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
  return [...folders]
    .sort((a, b) => b.length - a.length)
    .map((folder) => path.join(plan.root, ...folder.split('/')));
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // It holds something that was there before, or came meanwhile.
  }
}
