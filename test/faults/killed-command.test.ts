import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { recover } from '../../src/apply/recover.js';
import { repoWith, typeScriptFiles } from '../cli/repos.js';
import { bin, tool, treeOf, workFolder, write } from '../cli/tool.js';
import { names, TestProject, type Language } from '../update/support/project.js';

const dies = pathToFileURL(path.join(import.meta.dirname, 'support/dies.mjs')).href;
const update = ['update', '--quiet'];
const add = ['add', '--flow', 'vanilla', '--auth', 'confidential-client', '--wire', '--yes'];

async function projectOnDisk(language: Language): Promise<string> {
  const root = workFolder();
  write(root, (await TestProject.made(language, '1.0.0')).files());
  return root;
}

interface Operation {
  /** Before which the tool is killed. */
  readonly number: number;
  readonly what: string;
}

function run(root: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const words = ['--import', dies, bin, ...args];
  return spawnSync(process.execPath, words, { cwd: root, env: { ...process.env, ...env }, encoding: 'utf8' });
}

/**
 * Runs the tool to its end, and gives the operations that matter: the one that puts the journal in place, one between the moves, and
 * the last one. Every other one is tried in memory (`update.test.ts`, and in `src/apply`).
 */
function operationsOf(root: string, args: readonly string[]): Operation[] {
  const log = path.join(workFolder(), 'log');
  const { status, stderr } = run(root, args, { DIES_LOG: log });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const operations = readFileSync(log, 'utf8').trim().split('\n');
  const journal = operations.findIndex((each) => /^renameSync .*journal\.part$/.test(each));
  expect(journal).toBeGreaterThan(0);
  return [journal, journal + 3, operations.length - 1].map((number) => ({
    number,
    what: operations[number] ?? '',
  }));
}

/** Without what git keeps, and the record for undo: it may be that of the run that was killed, or the one before. */
function tree(root: string): Record<string, string> {
  const shown = Object.entries(treeOf(root)).filter(([name]) => !/^\.(?:git|mtls-pop\.undo)\//.test(name));
  return Object.fromEntries(shown);
}

const copyOf = (root: string): string => {
  const copy = workFolder();
  cpSync(root, copy, { recursive: true, verbatimSymlinks: true });
  return copy;
};

/**
 * Kills the tool at each of its points and looks, once the next run has been there, that all or nothing is done.
 *
 * @returns where all is done
 */
async function allOrNothing(begin: string, args: readonly string[]): Promise<string> {
  const whole = copyOf(begin);
  const operations = operationsOf(whole, args);
  const [before, after] = [tree(begin), tree(whole)];
  expect(after).not.toEqual(before);
  const recoveries = new Set<string>();
  for (const { number, what } of operations) {
    const root = copyOf(begin);
    const { signal, stderr } = run(root, args, { DIES_BEFORE: String(number) });
    expect([signal, stderr], what).toEqual(['SIGKILL', '']);
    recoveries.add(await recover(root));
    expect([before, after], `killed before ${number}, ${what}`).toContainEqual(tree(root));
    expect(await recover(root)).toBe('nothing');
  }
  expect([...recoveries].sort()).toEqual(expect.arrayContaining(['finished', 'rolled-back']));
  return whole;
}

describe('a process that is killed', { timeout: 300_000 }, () => {
  it('while it adds a flow, or takes it back, leaves all or nothing of it, and every other file to the byte', async ({
    skip,
  }) => {
    skip(process.platform === 'win32', 'A process cannot end itself with SIGKILL there.');
    await allOrNothing(await allOrNothing(repoWith(typeScriptFiles), add), ['undo']);
  });

  it.for(Object.keys(names) as Language[])(
    'while it updates a project in %s leaves all or nothing of it',
    async (language, { skip }) => {
      skip(process.platform === 'win32', 'A process cannot end itself with SIGKILL there.');
      await allOrNothing(await projectOnDisk(language), update);
    },
  );

  it('is brought to its end by the next command, which then takes it back to the byte', async ({ skip }) => {
    skip(process.platform === 'win32', 'A process cannot end itself with SIGKILL there.');
    const root = await projectOnDisk('typescript');
    const before = tree(root);
    const { number } = operationsOf(copyOf(root), update)[1] ?? {};
    expect(run(root, update, { DIES_BEFORE: String(number) }).signal).toBe('SIGKILL');
    expect(tree(root)).not.toEqual(before);
    const { code, stdout } = await tool(['undo'], { cwd: root });
    expect(code).toBe(0);
    expect(stdout).toContain('An earlier run there was interrupted; it has been brought to an end.');
    expect(tree(root)).toEqual(before);
  });
});
