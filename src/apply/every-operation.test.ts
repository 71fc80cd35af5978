import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { Problem } from '../errors/errors.js';
import { sha256 } from '../plan/paths/sha256.js';
import { planNew } from '../plan/plan-new.js';
import type { Change, Plan } from '../plan/plan.js';
import { flow, rendering } from '../plan/testing/fixtures.js';
import { apply } from './apply.js';
import { recover } from './recover.js';
import { FaultyFileSystem, Killed, type Fault } from './testing/faulty-file-system.js';
import { MemoryFileSystem } from './testing/memory-file-system.js';
import { planUndo } from './undo/plan-undo.js';

/** Where every case happens: whatever is in here counts. */
const outer = path.resolve('/work');

const files = {
  'README.md': 'new readme\n',
  'package.json': '{ "name": "new" }\n',
  'src/main.ts': 'main\n',
  'src/lib/a.ts': 'a\n',
  'src/lib/deep/b.ts': 'b\n',
  'test/unit/a.test.ts': 'test\n',
};

interface Case {
  readonly root: string;
  /** Files by path, with which a disk begins; modes by path where they are not the usual one. */
  readonly before: Readonly<Record<string, string>>;
  readonly modes?: Readonly<Record<string, number>>;
  /** What was run there before. */
  readonly earlier?: (root: string, disk: MemoryFileSystem) => Promise<Plan>;
  readonly plan: (root: string, disk: MemoryFileSystem) => Promise<Plan>;
}

const newProject: Case['plan'] = (root, disk) =>
  planNew({ root, rendering: rendering(files), flows: [flow()], force: true, disk });

const stood = (text: string): { seen: string; before: string; reason: string } => ({
  seen: sha256(text),
  before: text,
  reason: 'test',
});

const changesOfEveryKind: readonly Change[] = [
  { action: 'modify', path: 'a.txt', after: 'A', ...stood('a') },
  { action: 'delete', path: 'b/c.txt', ...stood('c') },
  { action: 'conflict', path: 'b/d.txt', after: '<<<<<<<', ...stood('d') },
  { action: 'create', path: 'b/e/f.txt', after: 'f', reason: 'test' },
  { action: 'create', path: 'b/e/g.txt', after: 'g', reason: 'test' },
  { action: 'keep', path: 'keep.txt', seen: sha256('k'), reason: 'test' },
];

const cases: Record<string, Case> = {
  'a new folder': { root: 'svc', before: { 'other.txt': '' }, plan: newProject },
  'a new folder in new folders': { root: 'one/two/svc', before: {}, plan: newProject },
  'a folder that has other files': { root: 'svc', before: { 'svc/other/a.txt': '' }, plan: newProject },
  'a folder with files to overwrite and to keep': {
    root: 'svc',
    before: {
      'svc/README.md': 'old readme\n',
      'svc/package.json': files['package.json'],
      'svc/src/other.ts': 'mine\n',
      'svc/.mtls-pop.undo/old/0': 'of the run before',
    },
    modes: { 'svc/README.md': 0o755 },
    plan: newProject,
  },
  'changes of every kind': {
    root: 'svc',
    before: { 'svc/a.txt': 'a', 'svc/b/c.txt': 'c', 'svc/b/d.txt': 'd', 'svc/keep.txt': 'k' },
    modes: { 'svc/b/c.txt': 0o600 },
    plan: (root) =>
      Promise.resolve({ command: 'update', root, guidance: '2.0.0', flows: [], changes: changesOfEveryKind }),
  },
  'a folder in which a run is taken back': {
    root: 'svc',
    before: { 'svc/a.txt': 'a', 'svc/b/c.txt': 'c', 'svc/b/d.txt': 'd', 'svc/keep.txt': 'k' },
    modes: { 'svc/b/c.txt': 0o600 },
    earlier: (root) =>
      Promise.resolve({ command: 'update', root, guidance: '2.0.0', flows: [], changes: changesOfEveryKind }),
    plan: planUndo,
  },
  'a folder in which a new project is taken back': {
    root: 'svc',
    before: { 'svc/other/a.txt': '' },
    earlier: (root, disk) =>
      planNew({ root, rendering: rendering({ 'src/lib/a.ts': 'a\n' }), flows: [flow()], disk }),
    plan: planUndo,
  },
};

async function diskOf({ root, before, modes, earlier }: Case): Promise<MemoryFileSystem> {
  const disk = new MemoryFileSystem();
  disk.makeFolder(outer);
  for (const [name, text] of Object.entries(before)) {
    const folders = name.split('/').slice(0, -1);
    for (const [index] of folders.entries()) {
      const folder = path.join(outer, ...folders.slice(0, index + 1));
      if (disk.entry(folder) === undefined) disk.makeFolder(folder);
    }
    disk.writeNew(path.join(outer, name), text, modes?.[name]);
  }
  if (earlier !== undefined) await apply(await earlier(path.join(outer, root), disk), { fs: disk });
  return disk;
}

/** What is there, without the record for `undo`: it may stay from the last run, or be this run's already. */
function exactState(disk: MemoryFileSystem): string {
  const found = Object.entries(disk.tree(outer)).filter(([name]) => !name.includes('.mtls-pop.undo/'));
  return JSON.stringify(found, null, 1);
}

/**
 * The same without empty folders, for plans that remove folders: where the disk refuses to remove one, it stays, and nothing
 * depends on it.
 */
function stateWithoutFolders(disk: MemoryFileSystem): string {
  const found = Object.entries(disk.tree(outer)).filter(
    ([name]) => !name.includes('.mtls-pop.undo/') && !name.endsWith('/'),
  );
  return JSON.stringify(found, null, 1);
}

interface Attempt {
  readonly disk: MemoryFileSystem;
  readonly root: string;
  readonly error: unknown;
  /** Operations that were begun. */
  readonly operations: number;
}

async function attempt(each: Case, ...faults: Fault[]): Promise<Attempt> {
  const disk = await diskOf(each);
  const root = path.join(outer, ...each.root.split('/'));
  const plan = await each.plan(root, disk);
  const fs = new FaultyFileSystem(disk, faults);
  const error: unknown = await apply(plan, { fs }).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return { disk, root, error, operations: fs.operations.length };
}

describe.each(Object.entries(cases))('applying to %s', (_name, each) => {
  const state = each.plan === planUndo ? stateWithoutFolders : exactState;
  let before = '';
  beforeAll(async () => {
    before = state(await diskOf(each));
  });

  async function whole(): Promise<{ after: string; exactAfter: string; operations: number }> {
    const { disk, error, operations } = await attempt(each);
    expect(error).toBeUndefined();
    return { after: state(disk), exactAfter: exactState(disk), operations };
  }

  it('writes what the plan says, and leaves no litter', async () => {
    const { disk, root, error } = await attempt(each);
    expect(error).toBeUndefined();
    for (const change of (await each.plan(root, await diskOf(each))).changes) {
      const entry = disk.entry(path.join(root, change.path));
      if (change.action === 'delete') expect(entry).toBeUndefined();
      else if (change.action !== 'keep') {
        expect(disk.read(path.join(root, change.path)).toString()).toBe(change.after);
        const mode = each.modes?.[`${each.root}/${change.path}`] ?? 0o644;
        expect(entry?.mode).toBe(mode);
      }
    }
    expect(state(disk)).not.toContain('.mtls-pop.tmp');
  });

  it('is all or nothing when killed at any operation, once the next run has looked', async () => {
    const before = exactState(await diskOf(each));
    const { exactAfter: after, operations } = await whole();
    const recoveries = new Set<string>();
    for (let number = 0; number < operations; number += 1) {
      for (const fault of [{ killBefore: number }, { killAfter: number }]) {
        const { disk, root } = await attempt(each, fault);
        const recovery = await recover(root, { fs: disk });
        recoveries.add(recovery);
        const where = JSON.stringify(fault);
        expect([before, after], where).toContain(exactState(disk));
        if (recovery === 'finished') expect(exactState(disk), where).toBe(after);
        if (recovery === 'rolled-back' && exactState(disk) === before)
          recoveries.add('rolled-back to the state before');
        expect(await recover(root, { fs: disk }), where).toBe('nothing');
      }
    }
    expect(recoveries).toContain('finished');
    expect(recoveries).toContain('rolled-back to the state before');
  });

  it('is all or nothing at once when any operation fails', async () => {
    const exactBefore = exactState(await diskOf(each));
    const { after, operations } = await whole();
    for (let number = 0; number < operations; number += 1) {
      for (const code of ['ENOSPC', 'EACCES', 'EIO']) {
        const { disk, root, error } = await attempt(each, { fail: number, code });
        const where = `${code} at operation ${number}`;
        if (error === undefined) {
          await recover(root, { fs: disk });
          expect(state(disk), where).toBe(after);
        } else {
          expect(error, where).toBeInstanceOf(Problem);
          expect(exactState(disk), where).toBe(exactBefore);
        }
      }
    }
  });

  it('is all or nothing when the disk fails for good at any operation, once it works again', async () => {
    const { after, operations } = await whole();
    for (let number = 0; number < operations; number += 1) {
      const { disk, root, error } = await attempt(each, { failFrom: number, code: 'EROFS' });
      expect(error instanceof Problem || error === undefined).toBe(true);
      await recover(root, { fs: disk });
      expect([before, after], `operation ${number}`).toContain(state(disk));
      if (error === undefined) expect(state(disk), `operation ${number}`).toBe(after);
    }
  });

  it('is all or nothing when a run is killed or fails again while it puts things back, at any operation', async () => {
    const { after, operations } = await whole();
    for (let failed = 0; failed < operations; failed += 1) {
      for (const kind of ['killBefore', 'fail'] as const) {
        for (let second = failed + 1; ; second += 1) {
          const fault: Fault = kind === 'fail' ? { fail: second, code: 'EIO' } : { killBefore: second };
          const made = await attempt(each, { fail: failed, code: 'EIO' }, fault);
          await recover(made.root, { fs: made.disk });
          const where = `failed at ${failed}, then ${kind} ${second}`;
          expect([before, after], where).toContain(state(made.disk));
          const told = made.error instanceof Problem ? made.error.message : '';
          if (told.includes('Everything is as before')) expect(state(made.disk), where).toBe(before);
          if (made.operations <= second) break;
        }
      }
    }
  });

  it('is all or nothing when the run that recovers is killed or fails too, at any operation', async () => {
    const { after, operations } = await whole();
    for (let first = 0; first < operations; first += 1) {
      for (const kind of ['killBefore', 'fail'] as const) {
        for (let second = 0; ; second += 1) {
          const { disk, root } = await attempt(each, { killAfter: first });
          const fault =
            kind === 'fail' ? { fail: second, code: 'EIO' } : ({ [kind]: second } as unknown as Fault);
          const fs = new FaultyFileSystem(disk, [fault]);
          await recover(root, { fs }).catch((error: unknown) => {
            expect(error instanceof Killed || error instanceof Problem).toBe(true);
          });
          await recover(root, { fs: disk });
          expect([before, after], `killed after ${first}, then ${kind} ${second}`).toContain(state(disk));
          if (fs.operations.length <= second) break;
        }
      }
    }
  });
});
