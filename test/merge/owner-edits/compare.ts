import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { mergeCode } from '../../../src/merge/code/merge-code.js';
import type { Merged } from '../../../src/merge/contract.js';
import { defaultCases } from '../../emitted/scenarios.js';
import { answersOf, defaultCases as solutions, nameOf } from '../../emitted/csharp/cases.js';
import { emittedFiles } from '../emitted.js';
import { csharpEdits } from './csharp.js';
import type { OwnerEdit } from './owner-edit.js';
import { typescriptEdits } from './typescript.js';

export const ownerEdits: readonly OwnerEdit[] = [...typescriptEdits, ...csharpEdits];

export interface Comparison {
  readonly edit: OwnerEdit;
  readonly merged: Merged;
  /** The same edit made to the newer text; undefined where it cannot be. */
  readonly wanted: string | undefined;
  /** Conflicts of `git merge-file` on the same three texts. */
  readonly gitConflicts: number;
}

/** Updates a recorded edit from guidance 1.0.0 to 2.0.0, by structure and by `git merge-file`. */
export async function compare(edit: OwnerEdit): Promise<Comparison> {
  const [base, theirs] = await Promise.all([textOf(edit, '1.0.0'), textOf(edit, '2.0.0')]);
  const ours = await edit.edit(base);
  if (ours === base || theirs === base) throw new Error(`Nothing to merge: ${edit.name}`);
  const labels = { ours: 'yours', base: 'generated', theirs: 'guidance 2.0.0' };
  const triple = { path: edit.file, base, ours, theirs };
  const [merged, gitConflicts] = await Promise.all([
    mergeCode(triple, edit.language, { labels, onConflict: 'markers' }),
    conflictsOfGit(base, ours, theirs),
  ]);
  const wanted = edit.conflicts === undefined ? await (edit.editNewer ?? edit.edit)(theirs) : undefined;
  return { edit, merged, wanted, gitConflicts };
}

/** All of them as a table, with the sums at its end. */
export async function conflictTable(): Promise<string> {
  const rows: string[] = [];
  const sums = { own: 0, git: 0 };
  for (const edit of ownerEdits) {
    const { merged, gitConflicts } = await compare(edit);
    sums.own += merged.conflicts.length;
    sums.git += gitConflicts;
    rows.push(row(merged.conflicts.length, gitConflicts, `${edit.language}: ${edit.name}`));
  }
  return [row('here', 'git', 'edit'), ...rows, row(sums.own, sums.git, `${ownerEdits.length} edits`)].join(
    '\n',
  );
}

const row = (own: number | string, git: number | string, name: string): string =>
  `${String(own).padStart(5)} ${String(git).padStart(5)}  ${name}`;

async function textOf({ language, scenario, file, name }: OwnerEdit, version: string): Promise<string> {
  const answers =
    language === 'typescript'
      ? defaultCases.find((each) => each.name.startsWith(`${scenario}-`))?.answers
      : solutions.filter((each) => nameOf(each).startsWith(`${scenario}-`)).map(answersOf)[0];
  if (answers === undefined) throw new Error(`There is no scenario ${scenario}.`);
  const files = await emittedFiles(answers, version);
  const found = [...files].filter(([each]) => each.endsWith(`/${file}`) || each === file);
  const [only] = found;
  if (only === undefined || found.length > 1)
    throw new Error(`${name}: ${found.length} files are called ${file}.`);
  return only[1];
}

async function conflictsOfGit(base: string, ours: string, theirs: string): Promise<number> {
  const folder = await mkdtemp(path.join(tmpdir(), 'owner-edit-'));
  try {
    const write = (name: string, text: string): Promise<void> => writeFile(path.join(folder, name), text);
    await Promise.all([write('ours', ours), write('base', base), write('theirs', theirs)]);
    const args = ['merge-file', '-p', 'ours', 'base', 'theirs'];
    const { stdout } = await promisify(execFile)('git', args, { cwd: folder }).catch(
      // git's exit code is the number of conflicts.
      (error: unknown) => error as { stdout: string },
    );
    return stdout.match(/^<<<<<<< /gm)?.length ?? 0;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
