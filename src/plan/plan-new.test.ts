import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeDisk, type Disk } from '../disk/disk.js';
import { pristineText } from './lock/pristine.js';
import { readLock } from './lock/read.js';
import { planNew } from './plan-new.js';
import type { Plan } from './plan.js';
import { flow, rendering } from './testing/fixtures.js';
import { temporaryFolder, tree, write } from './testing/temporary-folder.js';

const files = { 'README.md': '# New\n', 'src/main.ts': 'main\n', 'src/lib/a.ts': 'a\n' };
const names = ['.mtls-pop.lock', '.mtls-pop.yaml', 'README.md', 'src/lib/a.ts', 'src/main.ts'];

interface Options {
  force?: boolean;
  disk?: Disk;
  contents?: Readonly<Record<string, string>>;
}

function plan(root: string, { contents = files, ...options }: Options = {}): Promise<Plan> {
  return planNew({ root, rendering: rendering(contents), flows: [flow()], ...options });
}

function actionsOf({ changes }: Plan): Record<string, string> {
  return Object.fromEntries(changes.map(({ path: name, action, reason }) => [name, `${action}: ${reason}`]));
}

/** What a plan is refused with. It must have left the disk alone. */
async function refusal(outer: string, root: string, options?: Options): Promise<unknown> {
  const before = tree(outer);
  const thrown: unknown = await plan(root, options).catch((error: unknown) => error);
  expect(tree(outer)).toEqual(before);
  return thrown;
}

const saying = (text: string): string => expect.stringContaining(text) as string;

describe('planNew', () => {
  it('creates everything in a folder that is not there, in the order of paths, and writes nothing itself', async () => {
    const outer = temporaryFolder();
    const root = path.join(outer, 'one', 'two');
    const made = await plan(root);
    expect(made).toMatchObject({ command: 'new', root, guidance: '2.0.0' });
    expect(made.changes.map(({ path: name }) => name)).toEqual(names);
    expect(made.changes.every(({ action }) => action === 'create')).toBe(true);
    expect(made.flows).toEqual([
      {
        name: 'my-service',
        language: 'typescript',
        flow: 'fic',
        auth: 'managed-identity',
        identity: 'user-assigned-client-id',
        finalToken: 'mtls-pop',
      },
    ]);
    expect(tree(outer)).toEqual({});
  });

  it('puts the pristine text of every rendered file into the lock file', async () => {
    const { changes } = await plan(path.join(temporaryFolder(), 'svc'));
    const lock = changes.find(({ path: name }) => name === '.mtls-pop.lock');
    const { guidance, entries } = readLock(lock?.action === 'create' ? lock.after : '');
    expect(guidance).toBe('2.0.0');
    expect(Object.fromEntries(entries.map((entry) => [entry.path, pristineText(entry)]))).toEqual(files);
  });

  it('keeps what is identical, also where git made its line ends CRLF, and knows no other files', async () => {
    const root = temporaryFolder();
    write(root, { 'README.md': '# New\n', 'src/main.ts': 'main\r\n', 'src/other.ts': '', 'notes.txt': '' });
    expect(actionsOf(await plan(root))).toEqual({
      '.mtls-pop.lock': 'create: new',
      '.mtls-pop.yaml': 'create: new',
      'README.md': 'keep: identical',
      'src/lib/a.ts': 'create: new',
      'src/main.ts': 'keep: identical but for line endings',
    });
  });

  it('refuses to overwrite, naming every file that differs and --force', async () => {
    const outer = temporaryFolder();
    write(outer, { 'svc/README.md': 'mine\n', 'svc/src/main.ts': 'mine\n', 'svc/src/lib/a.ts': 'a\n' });
    expect(await refusal(outer, path.join(outer, 'svc'))).toMatchObject({
      code: 'would-overwrite',
      exitCode: 5,
      message: saying('- README.md is there already, with other text\n- src/main.ts is there'),
      next: saying('--force'),
    });
  });

  it('plans to overwrite with force, knowing what stood there', async () => {
    const root = temporaryFolder();
    write(root, { 'README.md': 'mine\n' });
    writeFileSync(path.join(root, '.mtls-pop.yaml'), Buffer.of(0xff, 0x00));
    const { changes } = await plan(root, { force: true });
    expect(changes.find(({ path: name }) => name === 'README.md')).toMatchObject({
      action: 'modify',
      before: 'mine\n',
      after: '# New\n',
    });
    expect(changes.find(({ path: name }) => name === '.mtls-pop.yaml')?.action).toBe('modify');
  });

  it('takes a root whose parents are links for the real one', async () => {
    const outer = temporaryFolder();
    mkdirSync(path.join(outer, 'real'));
    symlinkSync(path.join(outer, 'real'), path.join(outer, 'link'), 'junction');
    expect((await plan(path.join(outer, 'link', 'svc'))).root).toBe(path.join(outer, 'real', 'svc'));
  });
});

describe('a target that is refused', () => {
  it('is a file, or below one', async () => {
    const outer = temporaryFolder();
    write(outer, { svc: 'a file' });
    const expected = { code: 'target-is-file', exitCode: 5 };
    expect(await refusal(outer, path.join(outer, 'svc'))).toMatchObject(expected);
    expect(await refusal(outer, path.join(outer, 'svc/deeper'), { force: true })).toMatchObject(expected);
  });

  it('is a link, to a folder or to nothing', async () => {
    const outer = temporaryFolder();
    write(outer, { 'elsewhere/keep': '' });
    symlinkSync(path.join(outer, 'elsewhere'), path.join(outer, 'svc'), 'junction');
    symlinkSync(path.join(outer, 'nothing'), path.join(outer, 'dangling'), 'junction');
    const expected = { code: 'target-is-link', exitCode: 5 };
    expect(await refusal(outer, path.join(outer, 'svc'), { force: true })).toMatchObject({
      ...expected,
      next: saying(path.join(outer, 'elsewhere')),
    });
    expect(await refusal(outer, path.join(outer, 'dangling'))).toMatchObject({
      ...expected,
      message: saying('nothing'),
    });
    expect(await refusal(outer, path.join(outer, 'dangling/svc'))).toBeInstanceOf(Error);
  });

  it('has a NUL in its name', async () => {
    const outer = temporaryFolder();
    expect(await refusal(outer, path.join(outer, 'a\0b'))).toMatchObject({
      code: 'unsafe-path',
      exitCode: 5,
    });
  });

  it('cannot be looked at', async () => {
    const outer = temporaryFolder();
    const disk: Disk = {
      ...nodeDisk,
      realPath: () => {
        throw Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' });
      },
    };
    expect(await refusal(outer, outer, { disk })).toMatchObject({ code: 'target-unreadable', exitCode: 5 });
  });
});

describe('what is in the way', () => {
  it.each([true, false])('is a folder that is a link, wherever it leads (force: %s)', async (force) => {
    const outer = temporaryFolder();
    const root = path.join(outer, 'svc');
    write(outer, { 'elsewhere/keep': '', 'svc/inside/keep': '' });
    symlinkSync(path.join(outer, 'elsewhere'), path.join(root, 'src'), 'junction');
    const expected = {
      code: 'link-in-the-way',
      exitCode: 5,
      message: saying('leads through src, a symbolic link'),
    };
    expect(await refusal(outer, root, { force })).toMatchObject(expected);
    const inside = { ...files, 'link/x.ts': '' };
    symlinkSync(path.join(root, 'inside'), path.join(root, 'link'), 'junction');
    expect(await refusal(outer, root, { force, contents: inside })).toMatchObject({
      code: 'link-in-the-way',
    });
  });

  it('is a link, a folder or a device in place of a file', async () => {
    const outer = temporaryFolder();
    const root = path.join(outer, 'svc');
    write(outer, { 'elsewhere.md': '# New\n', 'svc/src/main.ts/keep': '', 'svc/device': '' });
    symlinkSync(path.join(outer, 'elsewhere.md'), path.join(root, 'README.md'));
    const disk: Disk = {
      ...nodeDisk,
      entry: (at) => {
        const entry = nodeDisk.entry(at);
        return entry && at.endsWith('device') ? { ...entry, kind: 'other' } : entry;
      },
      read: (at) => {
        if (at.endsWith('device')) throw new Error('a device was read');
        return nodeDisk.read(at);
      },
    };
    expect(
      await refusal(outer, root, { force: true, disk, contents: { ...files, device: '' } }),
    ).toMatchObject({
      exitCode: 5,
      message: expect.stringMatching(
        /- README\.md is a symbolic link\n- device is neither a file nor a folder\n- src\/main\.ts is a folder$/,
      ) as string,
    });
  });

  it('is a file in place of a folder', async () => {
    const outer = temporaryFolder();
    write(outer, { 'svc/src': 'a file' });
    expect(await refusal(outer, path.join(outer, 'svc'), { force: true })).toMatchObject({
      code: 'not-a-file',
      message: saying('needs the folder src, which is not a folder'),
    });
  });

  it('is a folder that the disk has elsewhere, as by a mount', async () => {
    const outer = temporaryFolder();
    const root = path.join(outer, 'svc');
    write(root, { 'src/keep': '' });
    const disk: Disk = {
      ...nodeDisk,
      realPath: (at) =>
        at === path.join(root, 'src') ? path.join(outer, 'elsewhere') : nodeDisk.realPath(at),
    };
    expect(await refusal(outer, root, { disk })).toMatchObject({
      message: saying('which is outside the target'),
    });
  });

  it.each([
    ['readme.md', 'README.md differs from readme.md there'],
    ['SRC/keep', 'needs the folder src, and SRC there'],
    ['src/MAIN.ts', 'src/main.ts differs from MAIN.ts there'],
  ])('is a twin in case: %s', async (name, why) => {
    const outer = temporaryFolder();
    const root = path.join(outer, 'svc');
    write(root, { [name]: '' });
    const expected = { code: 'path-clash', exitCode: 5, message: saying(why) };
    expect(await refusal(outer, root, { force: true })).toMatchObject(expected);
  });

  it('is a twin in Unicode form', async () => {
    const outer = temporaryFolder();
    const root = path.join(outer, 'svc');
    write(root, { 'cafe\u0301.md': '' });
    expect(await refusal(outer, root, { contents: { 'caf\u00e9.md': '' } })).toMatchObject({
      code: 'path-clash',
    });
  });

  it.each(['../a', '/a', 'C:/a', 'a\\b', 'nul.txt', 'a:b', '.git/config'])(
    'is a path of the rendering itself: %s',
    async (name) => {
      const outer = temporaryFolder();
      const expected = { code: 'unsafe-path', exitCode: 5 };
      expect(await refusal(outer, path.join(outer, 'svc'), { contents: { [name]: '' } })).toMatchObject(
        expected,
      );
    },
  );

  it('is a twin within the rendering', async () => {
    const outer = temporaryFolder();
    const contents = { 'a/B.ts': '', 'A/b.ts': '' };
    expect(await refusal(outer, path.join(outer, 'svc'), { contents })).toMatchObject({ code: 'path-clash' });
  });
});
