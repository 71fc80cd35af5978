import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { merge3, type Merged } from '../../../src/merge/merge.js';
import type { Answers } from '../../../src/scenario/answers.js';
import { defaultCases } from '../../emitted/scenarios.js';
import { answersOf, defaultCases as solutions, nameOf } from '../../emitted/csharp/cases.js';
import { emittedFiles } from '../emitted.js';
import { ownerEdits } from './edits.js';
import type { OwnerEdit } from './owner-edit.js';

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
  if (ours === base) throw new Error(`Nothing to merge: ${edit.name}`);
  const labels = { ours: 'yours', base: 'generated', theirs: 'guidance 2.0.0' };
  const triple = { path: edit.file, base, ours, theirs };
  const [merged, gitConflicts] = await Promise.all([
    merge3(triple, { labels, onConflict: 'markers' }),
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
  const files = await emittedFiles(answersFor(language, scenario), version);
  const path = onlyPath(files.keys(), file, name);
  return files.get(path) ?? '';
}

/** The answers of the project that an edit is made in. */
export function answersFor(language: OwnerEdit['language'], scenario: string): Answers {
  const answers =
    language === 'typescript'
      ? defaultCases.find((each) => each.name.startsWith(`${scenario}-`))?.answers
      : solutions.filter((each) => nameOf(each).startsWith(`${scenario}-`)).map(answersOf)[0];
  if (answers === undefined) throw new Error(`There is no scenario ${scenario}.`);
  return language === 'typescript' ? answers : { ...answers, name: 'Contoso.Orders' };
}

/** @throws {Error} where none of the paths ends so, or several do */
export function onlyPath(paths: Iterable<string>, end: string, why: string): string {
  const [only, ...others] = [...paths].filter((each) => each === end || each.endsWith(`/${end}`));
  if (only === undefined || others.length > 0)
    throw new Error(`${why}: ${only === undefined ? 'no' : 'more than one'} file is called ${end}.`);
  return only;
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
