import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { planNew } from '../plan/plan-new.js';
import type { Plan } from '../plan/plan.js';
import { flow, rendering } from '../plan/testing/fixtures.js';
import { temporaryFolder, tree, write } from '../plan/testing/temporary-folder.js';
import { apply } from './apply.js';
import { nodeFileSystem, type FileSystem } from './file-system.js';
import { FaultyFileSystem } from './testing/faulty-file-system.js';

const files = { 'README.md': 'new\n', 'src/main.ts': 'main\n', 'src/lib/a.ts': 'a\n' };

function newProject(root: string, force = false): Promise<Plan> {
  return planNew({ root, rendering: rendering(files), flows: [flow()], force });
}

/** Aborts while the operation with this number runs. */
function abortingAt(number: number, controller: AbortController): FileSystem {
  const fs = new FaultyFileSystem(nodeFileSystem);
  const push = fs.operations.push.bind(fs.operations);
  fs.operations.push = (name) => {
    if (fs.operations.length === number) controller.abort(new Error('stopped'));
    return push(name);
  };
  return fs;
}

describe('apply', () => {
  it('gives what was done, and nothing is left to do', async () => {
    const root = path.join(temporaryFolder(), 'svc');
    const applied = await apply(await newProject(root));
    expect(applied).toEqual({ root, summary: { create: 5, modify: 0, delete: 0, conflict: 0, keep: 0 } });
    const again = await newProject(root);
    expect(again.changes.map(({ action }) => action)).toEqual(['keep', 'keep', 'keep', 'keep', 'keep']);
  });

  it('writes nothing at all where everything is kept', async () => {
    const root = path.join(temporaryFolder(), 'svc');
    await apply(await newProject(root));
    const before = tree(root);
    const fs = new FaultyFileSystem(nodeFileSystem);
    await apply(await newProject(root), { fs });
    expect(fs.operations).toEqual([]);
    expect(tree(root)).toEqual(before);
  });

  it.each([false, true])(
    'leaves the target as it was when it is aborted at any time (target exists: %s)',
    async (exists) => {
      let aborted = 0;
      for (let number = 0; ; number += 1) {
        const outer = temporaryFolder();
        const root = path.join(outer, 'svc');
        if (exists) write(root, { 'README.md': 'old\n' });
        const before = tree(outer);
        const plan = await newProject(root, true);
        const controller = new AbortController();
        const fs = abortingAt(number, controller);
        const error: unknown = await apply(plan, { fs, signal: controller.signal }).catch(
          (thrown: unknown) => thrown,
        );
        if (!controller.signal.aborted) break;
        if (error instanceof Error) {
          expect(error.message).toBe('stopped');
          expect(tree(outer), `operation ${number}`).toEqual(before);
          aborted += 1;
        } else {
          expect(tree(root)['src/lib/a.ts'], `operation ${number}`).toBe('a\n');
        }
      }
      expect(aborted).toBeGreaterThan(10);
    },
  );

  it('does not mind what stands beside a folder that it makes', async () => {
    const outer = temporaryFolder();
    write(outer, { 'SVC.d/keep': '', Svc: 'a file' });
    const root = path.join(outer, 'svc.d');
    await apply(await newProject(root));
    expect(tree(root)).toMatchObject(files);
  });

  it('does not begin when it is aborted before', async () => {
    const root = path.join(temporaryFolder(), 'svc');
    const plan = await newProject(root);
    await expect(apply(plan, { signal: AbortSignal.abort(new Error('stopped')) })).rejects.toThrow('stopped');
    expect(tree(path.dirname(root))).toEqual({});
  });

  it('keeps the mode of a file that it overwrites, and leaves other names of that file alone', async () => {
    const outer = temporaryFolder();
    const root = path.join(outer, 'svc');
    write(root, { 'README.md': 'old\n' });
    chmodSync(path.join(root, 'README.md'), 0o640);
    linkSync(path.join(root, 'README.md'), path.join(outer, 'elsewhere'));
    await apply(await newProject(root, true));
    expect(readFileSync(path.join(root, 'README.md'), 'utf8')).toBe('new\n');
    expect(readFileSync(path.join(outer, 'elsewhere'), 'utf8')).toBe('old\n');
    if (process.platform !== 'win32')
      expect(lstatSync(path.join(root, 'README.md')).mode & 0o777).toBe(0o640);
  });
});

describe('what undo will need', () => {
  it('is nothing in a project that is all new', async () => {
    const root = path.join(temporaryFolder(), 'svc');
    write(root, { 'notes.txt': 'mine\n' });
    await apply(await newProject(root));
    expect(Object.keys(tree(root)).filter((name) => name.includes('.mtls-pop.undo'))).toEqual([]);
  });

  it('is the journal and what stood in place of the files, out of sight of git, of the last run only', async () => {
    const root = path.join(temporaryFolder(), 'svc');
    write(root, { 'README.md': 'first\n', '.mtls-pop.undo/old/7': 'of a run before' });
    await apply(await newProject(root, true));
    const undo = tree(path.join(root, '.mtls-pop.undo'));
    const journal = JSON.parse(undo['journal'] ?? '') as { moves: { action: string; to: string }[] };
    const replaced = journal.moves.findIndex(({ to }) => to === 'README.md');
    expect(journal.moves[replaced]?.action).toBe('replace');
    expect(undo).toEqual({
      '.gitignore': '*\n',
      journal: undo['journal'],
      'old/': '',
      [`old/${replaced}`]: 'first\n',
    });
  });
});

describe('a target that has changed since it was planned', () => {
  it.each([
    ['a file that was to be overwritten', 'README.md', 'edited\n'],
    ['a file that was to be kept', 'src/main.ts', 'edited\n'],
    ['a file that was to be created', 'src/lib/a.ts', 'there first\n'],
  ])('is refused: %s', async (_what, name, text) => {
    const root = path.join(temporaryFolder(), 'svc');
    write(root, { 'README.md': 'old\n', 'src/main.ts': 'main\n' });
    const plan = await newProject(root, true);
    write(root, { [name]: text });
    const before = tree(root);
    await expect(apply(plan)).rejects.toMatchObject({
      code: 'changed-meanwhile',
      exitCode: 5,
      message: expect.stringContaining(name) as string,
    });
    expect(tree(root)).toEqual(before);
  });

  it('is refused when a folder of it has become a link, and nothing is written where that leads', async () => {
    const outer = temporaryFolder();
    const root = path.join(outer, 'svc');
    write(outer, { 'svc/src/other.ts': '', 'elsewhere/.keep': '' });
    const plan = await newProject(root);
    rmSync(path.join(root, 'src'), { recursive: true });
    symlinkSync(path.join(outer, 'elsewhere'), path.join(root, 'src'), 'junction');
    await expect(apply(plan)).rejects.toMatchObject({ code: 'link-in-the-way', exitCode: 5 });
    expect(tree(path.join(outer, 'elsewhere'))).toEqual({ '.keep': '' });
  });

  it('is refused when the folder itself has become a link', async () => {
    const outer = temporaryFolder();
    const root = path.join(outer, 'svc');
    mkdirSync(root);
    const plan = await newProject(root);
    renameSync(root, path.join(outer, 'moved'));
    symlinkSync(path.join(outer, 'moved'), root, 'junction');
    await expect(apply(plan)).rejects.toMatchObject({ code: 'target-is-link', exitCode: 5 });
    expect(tree(path.join(outer, 'moved'))).toEqual({});
  });

  it('is refused when it has been made by somebody else while this run was staging', async () => {
    const outer = temporaryFolder();
    const root = path.join(outer, 'svc');
    const plan = await newProject(root);
    const fs = new FaultyFileSystem(nodeFileSystem);
    const writeNew = fs.writeNew;
    fs.writeNew = (file, ...rest) => {
      if (path.basename(file) === 'journal.part') write(root, { 'theirs.txt': 'theirs' });
      writeNew(file, ...rest);
    };
    await expect(apply(plan, { fs })).rejects.toMatchObject({ code: 'changed-meanwhile', exitCode: 5 });
    expect(tree(outer)).toEqual({ 'svc/': '', 'svc/theirs.txt': 'theirs' });
  });
});

describe('a plan with a path that leads out of the root', () => {
  it.each([
    '../outside.txt',
    '/etc/passwd',
    'C:/outside.txt',
    'a/../../outside.txt',
    '.git/hooks/pre-commit',
    'a\\b',
  ])('is refused whoever made it: %s', async (name) => {
    const outer = temporaryFolder();
    const root = path.join(outer, 'svc');
    const plan = await newProject(root);
    const changes = [{ action: 'create', path: name, after: 'x', reason: 'test' } as const];
    await expect(apply({ ...plan, changes })).rejects.toMatchObject({ code: 'unsafe-path', exitCode: 5 });
    expect(tree(outer)).toEqual({});
  });
});
