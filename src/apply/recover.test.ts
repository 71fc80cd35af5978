import { existsSync, readFileSync, rmSync, symlinkSync, utimesSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { hostname } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../plan/paths/sha256.js';
import { planNew } from '../plan/plan-new.js';
import type { Plan } from '../plan/plan.js';
import { flow, rendering } from '../plan/testing/fixtures.js';
import { temporaryFolder, tree, write } from '../plan/testing/temporary-folder.js';
import { apply } from './apply.js';
import { nodeFileSystem } from './file-system.js';
import { recover } from './recover.js';
import { FaultyFileSystem } from './testing/faulty-file-system.js';

const files = { 'README.md': 'new\n', 'a.ts': 'a\n', 'z.ts': 'z\n' };

function newProject(root: string): Promise<Plan> {
  return planNew({ root, rendering: rendering(files), flows: [flow()], force: true });
}

/** A run that is killed after so many moves were made. */
async function killedAfterMoves(root: string, moves: number): Promise<void> {
  const plan = await newProject(root);
  const fs = new FaultyFileSystem(nodeFileSystem);
  let renames = 0;
  const rename = fs.rename;
  fs.rename = (from, to) => {
    // The first rename puts the journal in place.
    if (renames > moves) throw new Error('killed');
    renames += 1;
    rename(from, to);
  };
  await apply(plan, { fs }).catch(() => undefined);
}

const holder = (pid: number, host = sha256(hostname()).slice(0, 8)): string =>
  `holder-${host}-${pid}-00000000`;

function endedProcess(): number {
  return spawnSync(process.execPath, ['-e', '0']).pid;
}

describe('recover', () => {
  it('does nothing to a target that no run was killed on, or that is not there', async () => {
    const outer = temporaryFolder();
    write(outer, { 'svc/README.md': 'mine\n' });
    expect(await recover(path.join(outer, 'svc'))).toBe('nothing');
    expect(await recover(path.join(outer, 'absent/deeper'))).toBe('nothing');
    expect(tree(outer)).toEqual({ 'svc/': '', 'svc/README.md': 'mine\n' });
  });

  it('finishes what a run had staged in full', async () => {
    const root = path.join(temporaryFolder(), 'svc');
    write(root, { 'README.md': 'old\n' });
    await killedAfterMoves(root, 1);
    expect(tree(root)['z.ts']).toBeUndefined();
    expect(await recover(root)).toBe('finished');
    expect(tree(root)).toMatchObject(files);
    expect(existsSync(path.join(root, '.mtls-pop.tmp'))).toBe(false);
  });

  it('rolls back when what is left cannot be done any more, and keeps what somebody wrote since', async () => {
    const root = path.join(temporaryFolder(), 'svc');
    write(root, { 'README.md': 'old\n' });
    const before = tree(root);
    await killedAfterMoves(root, 3);
    write(root, { 'z.ts': 'mine\n' });
    expect(await recover(root)).toBe('rolled-back');
    expect(tree(root)).toEqual({ ...before, 'z.ts': 'mine\n' });
  });

  it('refuses to overwrite either way, and says where the texts are', async () => {
    const root = path.join(temporaryFolder(), 'svc');
    write(root, { 'README.md': 'old\n' });
    await killedAfterMoves(root, 3);
    write(root, { 'README.md': 'edited since\n', 'z.ts': 'mine\n' });
    const before = tree(root);
    await expect(recover(root)).rejects.toMatchObject({
      code: 'unfinished',
      exitCode: 5,
      message: expect.stringContaining('- README.md') as string,
    });
    expect(tree(root)).toEqual(before);
    rmSync(path.join(root, '.mtls-pop.tmp'), { recursive: true });
    expect(await recover(root)).toBe('nothing');
  });

  it('is done by apply too, before it writes anything', async () => {
    const root = path.join(temporaryFolder(), 'svc');
    write(root, { [`.mtls-pop.tmp/${holder(endedProcess())}`]: '', '.mtls-pop.tmp/new/0': 'staged' });
    await apply(await newProject(root));
    expect(tree(root)).toMatchObject(files);
    expect(existsSync(path.join(root, '.mtls-pop.tmp'))).toBe(false);

    const second = path.join(temporaryFolder(), 'svc');
    write(second, { 'README.md': 'old\n' });
    await killedAfterMoves(second, 1);
    const plan = await newProject(second);
    await expect(apply(plan)).rejects.toMatchObject({ code: 'changed-meanwhile' });
    expect(tree(second)).toMatchObject(files);
  });

  it('follows no link that was put in the way since', async () => {
    const outer = temporaryFolder();
    const root = path.join(outer, 'svc');
    write(outer, { 'svc/README.md': 'old\n', 'elsewhere.md': 'old\n' });
    await killedAfterMoves(root, 1);
    rmSync(path.join(root, 'README.md'));
    symlinkSync(path.join(outer, 'elsewhere.md'), path.join(root, 'README.md'));
    expect(await recover(root)).toBe('rolled-back');
    expect(readFileSync(path.join(outer, 'elsewhere.md'), 'utf8')).toBe('old\n');
    expect(tree(root)).toEqual({ 'README.md': '(link)' });
  });
});

describe('a staging folder that came with somebody else’s files', () => {
  const journal = (to: string): string =>
    JSON.stringify({
      version: 1,
      command: 'new',
      keepForUndo: false,
      emptied: [],
      moves: [{ action: 'create', to, files: [{ path: '', sha256: sha256('evil') }] }],
    });

  it.each(['../evil', '/evil', 'a/../../evil', '.git/hooks/pre-commit', 'C:evil', '..\\evil'])(
    'moves nothing to %s',
    async (to) => {
      const outer = temporaryFolder();
      const root = path.join(outer, 'svc');
      write(root, { '.git/config': '', '.mtls-pop.tmp/new/0': 'evil', '.mtls-pop.tmp/journal': journal(to) });
      const before = tree(outer);
      await expect(recover(root)).rejects.toMatchObject({ code: 'journal-invalid', exitCode: 5 });
      expect(tree(outer)).toEqual(before);
    },
  );

  it('moves nothing beside the root that it was made for', async () => {
    const outer = temporaryFolder();
    const staging = `.mtls-pop.tmp-${sha256('svc').slice(0, 12)}`;
    write(outer, { [`${staging}/new/0`]: 'evil', [`${staging}/journal`]: journal('.bashrc') });
    const before = tree(outer);
    await expect(recover(path.join(outer, 'svc'))).rejects.toMatchObject({ code: 'journal-invalid' });
    expect(tree(outer)).toEqual(before);
  });

  it.each([
    '',
    '[]',
    '{"version":2}',
    '{"version":1,"command":"new","keepForUndo":false,"emptied":[],"moves":[{"action":"run","to":"a"}]}',
  ])('is refused with the journal %s', async (text) => {
    const root = temporaryFolder();
    write(root, { '.mtls-pop.tmp/journal': text });
    await expect(recover(root)).rejects.toMatchObject({ code: 'journal-invalid' });
    expect(tree(root)).toEqual({ '.mtls-pop.tmp/': '', '.mtls-pop.tmp/journal': text });
  });

  it('is refused where it is a link or belongs to another user', async () => {
    const outer = temporaryFolder();
    const root = path.join(outer, 'svc');
    write(outer, { 'svc/a': '', 'elsewhere/keep': 'k' });
    symlinkSync(path.join(outer, 'elsewhere'), path.join(root, '.mtls-pop.tmp'), 'junction');
    await expect(recover(root)).rejects.toMatchObject({ code: 'staging-refused', exitCode: 5 });
    await expect(apply(await newProject(root))).rejects.toMatchObject({ code: 'staging-refused' });
    expect(tree(path.join(outer, 'elsewhere'))).toEqual({ keep: 'k' });
    if (process.getuid === undefined) return;

    rmSync(path.join(root, '.mtls-pop.tmp'));
    write(root, { '.mtls-pop.tmp/journal': journal('b') });
    const self = process.getuid();
    const fs = {
      ...nodeFileSystem,
      entry: (at: string) => {
        const entry = nodeFileSystem.entry(at);
        return entry && at.endsWith('.mtls-pop.tmp') ? { ...entry, owner: self + 1 } : entry;
      },
    };
    await expect(recover(root, { fs })).rejects.toMatchObject({ code: 'staging-refused' });
  });

  it('loses what it has in place of the record for undo, and nothing that links in it lead to', async () => {
    const outer = temporaryFolder();
    const root = path.join(outer, 'svc');
    write(outer, { 'svc/.mtls-pop.undo/x': '', 'elsewhere/keep': 'k' });
    symlinkSync(path.join(outer, 'elsewhere'), path.join(root, '.mtls-pop.undo/link'), 'junction');
    await apply(await newProject(root));
    expect(tree(path.join(outer, 'elsewhere'))).toEqual({ keep: 'k' });
    symlinkSync(path.join(outer, 'elsewhere'), path.join(root, '.mtls-pop.undo'), 'junction');
    write(root, { 'README.md': 'edited\n' });
    await apply(await newProject(root));
    expect(tree(path.join(outer, 'elsewhere'))).toEqual({ keep: 'k' });
    expect(tree(root)['.mtls-pop.undo/journal']).toBeDefined();
  });
});

describe('two runs at once', () => {
  it('refuses while another process works on the target, and changes nothing', async () => {
    const root = temporaryFolder();
    write(root, { [`.mtls-pop.tmp/${holder(process.ppid)}`]: '', '.mtls-pop.tmp/new/0': 'staged' });
    const plan = await newProject(root);
    const before = tree(root);
    await expect(apply(plan)).rejects.toMatchObject({ code: 'busy', exitCode: 5 });
    await expect(recover(root)).rejects.toMatchObject({ code: 'busy' });
    expect(tree(root)).toEqual(before);
  });

  it('takes over from a process that has ended, and from a former process with our number', async () => {
    for (const pid of [endedProcess(), process.pid]) {
      const root = temporaryFolder();
      write(root, { [`.mtls-pop.tmp/${holder(pid)}`]: '', '.mtls-pop.tmp/new/0': 'staged' });
      expect(await recover(root)).toBe('rolled-back');
      expect(tree(root)).toEqual({});
    }
  });

  it('believes a process that it cannot ask after, but not for ever', async () => {
    const root = temporaryFolder();
    const far = `.mtls-pop.tmp/${holder(1, '0123abcd')}`;
    write(root, { [far]: '' });
    await expect(recover(root)).rejects.toMatchObject({ code: 'busy' });
    const hourAgo = new Date(Date.now() - 60 * 60 * 1000);
    utimesSync(path.join(root, far), hourAgo, hourAgo);
    expect(await recover(root)).toBe('rolled-back');
  });

  it('lets only one of two runs in this process through at a time', async () => {
    const outer = temporaryFolder();
    const root = path.join(outer, 'svc');
    const plan = await newProject(root);
    const signal = new AbortController().signal;
    const ends = await Promise.allSettled([apply(plan, { signal }), apply(plan, { signal })]);
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(tree(root)).toMatchObject(files);
    expect(Object.keys(tree(outer)).filter((name) => name.includes('.mtls-pop.tmp'))).toEqual([]);
  });
});
