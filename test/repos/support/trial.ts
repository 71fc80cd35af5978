import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { copyFixture } from './copy.js';
import { changedFiles, commitMore, ownersText, snapshot } from './git.js';
import { lostLines } from './lost-lines.js';
import { run } from './run.js';
import type { Command } from './run.js';
import { mtlsPop, planned } from './tool.js';
import { warningsIn } from './warnings.js';

/** A repo that flows are added to, in any language. */
export interface Trial {
  /** Absolute folder of the fixture. */
  readonly fixture: string;
  /** Folder that `add` is called for, relative to the repo; empty for its root. */
  readonly root: string;
  /** Makes dependencies available; called again after each flow, with what that added. */
  readonly install: (repo: string) => Promise<void>;
  /** The repo's own: type check, lint, format check, build, tests. */
  readonly commands: readonly Command[];
  /** What can be run only when a flow is there: the tests that it brought to a repo without any. */
  readonly commandsAfter?: readonly Command[];
  /** Arguments of `add` for each flow, one after another. */
  readonly flows: readonly (readonly string[])[];
  /** Lines of existing files that `add` may change, where it has to: a version that is too low. */
  readonly mayChange?: readonly RegExp[];
  /** Whether the repo's own commands warn of nothing, which `tryBaseline` holds it to: they need not be run again before a flow is added. */
  readonly isQuiet?: boolean;
  /** Files of the owner's that each flow has to be wired into, relative to the repo. */
  readonly wired?: readonly string[];
}

/** A fixture is whole by itself: installed, its own commands succeed; those of a quiet one say nothing either. */
export async function tryBaseline(trial: Trial): Promise<void> {
  const repo = await copyFixture(trial.fixture);
  await trial.install(repo);
  const warnings = await runAll(trial.commands, repo, 'as it was');
  if (trial.isQuiet) for (const [name, found] of warnings) expect([...found], name).toEqual([]);
  expect(await changedFiles(repo), 'what the repo’s own commands make is ignored by git').toEqual([]);
}

/**
 * The whole promise of `add`: it writes what it says and nothing else, loses no line, leaves the repo's own commands passing with no
 * new warning, does nothing when it is called again, and is taken back to the byte.
 */
export async function tryAdd(trial: Trial): Promise<void> {
  const repo = await copyFixture(trial.fixture);
  await trial.install(repo);
  const before = trial.isQuiet ? undefined : await runAll(trial.commands, repo, 'as it was');
  for (const flow of trial.flows) await addFlow(trial, repo, flow);
  await trial.install(repo);
  const after = await runAll(trial.commands, repo, 'with what was added');
  await runAll(trial.commandsAfter ?? [], repo, 'with what was added');
  for (const [name, warnings] of after)
    expect(
      [...warnings].filter((warning) => !before?.get(name)?.has(warning)),
      `new in ${name}`,
    ).toEqual([]);
}

async function addFlow(trial: Trial, repo: string, flow: readonly string[]): Promise<void> {
  const add = ['add', trial.root === '' ? '.' : trial.root, '--yes', ...flow];
  const untouched = await snapshot(repo);

  const plan = await mtlsPop(repo, add);
  const changed = await changedFiles(repo);
  expect(plan.applied).toBe(true);
  expect(changed, 'what changed is what the plan names').toEqual(planned(plan, trial.root));
  expect(changed, 'the flow is wired').toEqual(expect.arrayContaining([...(trial.wired ?? [])]));
  for (const file of changed) {
    const text = await ownersText(repo, file);
    if (text === undefined) continue;
    const now = readFileSync(path.join(repo, file), 'utf8');
    expect(lostLines(text, now, trial.mayChange), `lines of the owner’s that ${file} lost`).toEqual([]);
  }
  const added = await snapshot(repo);

  await mtlsPop(repo, ['undo', trial.root === '' ? '.' : trial.root]);
  expect(await snapshot(repo), 'undo gives back every byte').toEqual(untouched);

  await mtlsPop(repo, add);
  expect(await snapshot(repo), 'added again, it is the same').toEqual(added);
  await commitMore(repo);
  const again = await mtlsPop(repo, add);
  expect(planned(again, trial.root), 'a flow that is there already is left alone').toEqual([]);
  expect(await changedFiles(repo)).toEqual([]);
}

/** Runs the repo's own commands, which all have to succeed, and gives the warnings of each. */
async function runAll(
  commands: readonly Command[],
  repo: string,
  state: string,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const warnings = new Map<string, ReadonlySet<string>>();
  for (const command of commands) {
    const { exitCode, output } = await run(repo, command);
    expect(exitCode, `${command.name} in ${repo}, ${state}\n${output}`).toBe(0);
    warnings.set(command.name, warningsIn(output, repo));
  }
  return warnings;
}
