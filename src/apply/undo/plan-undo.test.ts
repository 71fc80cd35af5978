import { chmodSync, lstatSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { planNew } from '../../plan/plan-new.js';
import type { Change, Plan } from '../../plan/plan.js';
import { sha256 } from '../../plan/paths/sha256.js';
import { flow, rendering } from '../../plan/testing/fixtures.js';
import { temporaryFolder, tree, write } from '../../plan/testing/temporary-folder.js';
import { apply } from '../apply.js';
import { planUndo } from './plan-undo.js';

const binary = Buffer.from([0xff, 0xfe, 0, 0x80, 0x0a]);

/** A run that creates, changes and deletes, in a folder with a binary and an executable file. */
async function run(): Promise<string> {
  const root = temporaryFolder();
  write(root, { 'a.txt': 'a\r\n', 'b/c.sh': 'c', 'b/keep.txt': 'k', 'empty-then/x': '' });
  writeFileSync(path.join(root, 'binary.dat'), binary);
  chmodSync(path.join(root, 'b/c.sh'), 0o755);
  const stood = (text: string | Buffer) => ({ seen: sha256(text), before: text.toString(), reason: 'test' });
  const changes: Change[] = [
    { action: 'modify', path: 'a.txt', after: 'A', ...stood('a\r\n') },
    { action: 'delete', path: 'b/c.sh', ...stood('c') },
    { action: 'create', path: 'b/new.txt', after: 'new', reason: 'test' },
    { action: 'modify', path: 'binary.dat', after: 'text', ...stood(binary) },
    { action: 'create', path: 'made/deep/er/f.txt', after: 'f', reason: 'test' },
    { action: 'create', path: 'made/g.txt', after: 'g', reason: 'test' },
  ];
  await apply({ command: 'add', root, guidance: '2.0.0', flows: [], changes });
  return root;
}

async function undo(root: string): Promise<Plan> {
  const plan = await planUndo(root);
  await apply(plan);
  return plan;
}

/** Without the record, which each run replaces. */
const shown = (root: string): Record<string, string> =>
  Object.fromEntries(Object.entries(tree(root)).filter(([name]) => !name.startsWith('.mtls-pop.undo/')));

describe('undo', () => {
  it('gives back every byte and mode, and removes the folders that the run made', async () => {
    const root = await run();
    const plan = await undo(root);
    expect(plan.command).toBe('undo');
    expect(shown(root)).toEqual({
      'a.txt': 'a\r\n',
      'b/': '',
      'b/c.sh': 'c',
      'b/keep.txt': 'k',
      'binary.dat': binary.toString(),
      'empty-then/': '',
      'empty-then/x': '',
    });
    expect(readFileSync(path.join(root, 'binary.dat'))).toEqual(binary);
    if (process.platform !== 'win32') expect(lstatSync(path.join(root, 'b/c.sh')).mode & 0o777).toBe(0o755);
  });

  it('can be undone, as often as somebody likes', async () => {
    const root = await run();
    const after = shown(root);
    await undo(root);
    const before = shown(root);
    for (let times = 0; times < 2; times += 1) {
      await undo(root);
      expect(shown(root)).toEqual(after);
      await undo(root);
      expect(shown(root)).toEqual(before);
    }
  });

  it('names every file that has changed since, and changes nothing', async () => {
    const root = await run();
    write(root, { 'a.txt': 'mine', 'made/g.txt': 'mine too', 'b/c.sh': 'back again' });
    const before = tree(root);
    const problem = await planUndo(root).catch((error: unknown) => error);
    expect(problem).toMatchObject({ code: 'changed-since', exitCode: 5 });
    for (const name of ['a.txt', 'made/g.txt', 'b/c.sh']) expect(String(problem)).toContain(name);
    expect(String(problem)).not.toContain('made/deep');
    expect(tree(root)).toEqual(before);
  });

  it('keeps a folder in which somebody has put something', async () => {
    const root = await run();
    write(root, { 'made/mine.txt': 'mine' });
    rmSync(path.join(root, 'made/g.txt'));
    await undo(root);
    expect(shown(root)).toMatchObject({ 'made/': '', 'made/mine.txt': 'mine' });
    expect(shown(root)).not.toHaveProperty(['made/deep/']);
  });

  it('takes back a new project, which leaves no record', async () => {
    const outer = temporaryFolder();
    const root = path.join(outer, 'svc');
    await apply(
      await planNew({ root, rendering: rendering({ 'README.md': 'r', 'src/a.ts': 'a' }), flows: [flow()] }),
    );
    const made = shown(root);
    await undo(root);
    expect(shown(root)).toEqual({});
    await undo(root);
    expect(shown(root)).toEqual(made);
  });

  it('refuses a new project of which a file was edited', async () => {
    const root = path.join(temporaryFolder(), 'svc');
    await apply(await planNew({ root, rendering: rendering({ 'a.ts': 'a' }), flows: [flow()] }));
    write(root, { 'a.ts': 'mine' });
    await expect(planUndo(root)).rejects.toMatchObject({ code: 'changed-since' });
  });

  it.each([
    ['in an empty folder', {}],
    ['without a lock file', { '.mtls-pop.yaml': 'guidance: 2.0.0\n' }],
  ])('has nothing to do %s', async (_, files) => {
    const root = temporaryFolder();
    write(root, files);
    await expect(planUndo(root)).rejects.toMatchObject({ code: 'nothing-to-undo', exitCode: 5 });
    await expect(planUndo(path.join(root, 'missing'))).rejects.toMatchObject({ code: 'nothing-to-undo' });
  });

  describe('with a record that came with somebody else’s files', () => {
    const record = (moves: unknown[], emptied: string[] = []): string =>
      JSON.stringify({ version: 1, command: 'add', keepForUndo: true, moves, emptied });
    const created = (to: string, below = ''): unknown => ({
      action: 'create',
      to,
      files: [{ path: below, sha256: sha256('x') }],
    });

    it.each([
      ['a destination outside', [created('../x')], 'journal-invalid'],
      ['a file outside', [created('a', '../../x')], 'unsafe-path'],
      ['a file of git', [created('a', '../.git/config')], 'unsafe-path'],
    ])('does nothing with %s', async (_, moves, code) => {
      const outer = temporaryFolder();
      const root = path.join(outer, 'repo');
      write(outer, { x: 'x' });
      write(root, { '.git/config': 'x', '.mtls-pop.undo/journal': record(moves) });
      await expect(planUndo(root)).rejects.toMatchObject({ code, exitCode: 5 });
      expect(readFileSync(path.join(outer, 'x'), 'utf8')).toBe('x');
    });

    it('reads nothing through a link', async () => {
      const outer = temporaryFolder();
      const root = path.join(outer, 'repo');
      write(outer, { 'elsewhere/journal': record([]), 'elsewhere/0': 'secret' });
      mkdirSync(root);
      symlinkSync(path.join(outer, 'elsewhere'), path.join(root, '.mtls-pop.undo'), 'junction');
      await expect(planUndo(root)).rejects.toMatchObject({ code: 'nothing-to-undo' });
      rmSync(path.join(root, '.mtls-pop.undo'));
      const move = { action: 'replace', to: 'a', before: sha256('secret'), after: sha256('a') };
      write(root, { a: 'a', '.mtls-pop.undo/journal': record([move]) });
      symlinkSync(path.join(outer, 'elsewhere'), path.join(root, '.mtls-pop.undo/old'), 'junction');
      await expect(planUndo(root)).rejects.toMatchObject({ code: 'changed-since' });
    });
  });
});
