import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder, tree, write } from '../../src/plan/testing/temporary-folder.js';
import { errorOf, tool } from '../cli/tool.js';
import { TestProject } from '../update/support/project.js';
import { useRuns } from './support/runs.js';
import { announceSkip, smallDisk } from './support/small-disk.js';

/** 320 KiB in twenty files, and a lock file that is larger than that. */
const files = Object.fromEntries(
  Array.from({ length: 20 }, (_, index) => [`src/f${index}.txt`, randomBytes(8 * 1024).toString('hex')]),
);

const before = { 'svc/README.md': 'mine\n', 'svc/src/f3.txt': 'old\n' };

const { run } = useRuns();

describe.each([
  ['a folder that is not there', {}],
  ['a folder with files to overwrite', before],
])('a disk that runs out of space below %s', (_name, there) => {
  it.for([48, 128, 256, 512, 760])(
    'with %i KiB in all: everything is as before, and it is said',
    (size, { skip }) => {
      const disk = smallDisk(size);
      if (typeof disk === 'string') return skip(announceSkip('a disk that runs out of space', disk));
      write(disk.folder, there);
      const { result, stderr } = run({ root: path.join(disk.folder, 'svc'), files, force: true });
      expect(stderr).toBe('');
      expect(result).toMatchObject({ code: 'write-failed', exitCode: 1 });
      expect(result?.message).toMatch(/no space is left on the disk\. Everything is as before\.$/);
      expect(tree(disk.folder)).toEqual(tree(copyOf(there)));
    },
  );

  it('is enough when it is large enough', ({ skip }) => {
    const disk = smallDisk(4096);
    if (typeof disk === 'string') return skip(announceSkip('a disk that is just large enough', disk));
    write(disk.folder, there);
    expect(run({ root: path.join(disk.folder, 'svc'), files, force: true }).result?.code).toBe('done');
    expect(tree(path.join(disk.folder, 'svc'))).toMatchObject(files);
  });
});

it('an update that fills the disk leaves the project as it was, and is done when there is space', async ({
  skip,
}) => {
  const disk = smallDisk(8192);
  if (typeof disk === 'string') return skip(announceSkip('an update on a full disk', disk));
  const root = path.join(disk.folder, 'svc');
  write(root, (await TestProject.made('typescript', '1.0.0')).files());
  const { bavail, bsize } = statfsSync(disk.folder);
  const ballast = path.join(disk.folder, 'ballast');
  writeFileSync(ballast, Buffer.alloc(bavail * bsize - 64 * 1024));
  const left = tree(root);
  const failed = await tool(['update', root, '--json']);
  expect(errorOf(failed)).toMatchObject({ code: 'write-failed' });
  expect(errorOf(failed).message).toMatch(/no space is left on the disk\. Everything is as before\.$/);
  expect(tree(root)).toEqual(left);
  rmSync(ballast);
  expect((await tool(['update', root])).code).toBe(0);
  expect(tree(root)).toMatchObject((await TestProject.made('typescript', '2.0.0')).files());
});

describe('a disk that is read-only', () => {
  it.for<Readonly<Record<string, string>>>([{}, before])(
    'refuses, and is left as it is (%#)',
    (there, { skip }) => {
      const disk = smallDisk(1024);
      if (typeof disk === 'string') return skip(announceSkip('a read-only disk', disk));
      write(disk.folder, there);
      disk.remount('ro');
      const { result, stderr } = run({ root: path.join(disk.folder, 'svc'), files, force: true });
      expect(stderr).toBe('');
      expect(result).toMatchObject({ code: 'target-not-writable', exitCode: 5 });
      expect(result?.message).toContain('the disk is read-only');
      expect(tree(disk.folder)).toEqual(tree(copyOf(there)));
    },
  );

  it('keeps what a killed run left until it is writable, and then brings that to an end', ({ skip }) => {
    const disk = smallDisk(4096);
    if (typeof disk === 'string') return skip(announceSkip('recovery on a read-only disk', disk));
    write(disk.folder, before);
    const options = { root: path.join(disk.folder, 'svc'), files, force: true };
    // The first rename puts the journal in place; the run dies between the two that follow.
    const rehearsal = run({ ...options, root: path.join(copyOf(before), 'svc') });
    const journalled = rehearsal.result?.operations.indexOf('rename') ?? 0;
    expect(run({ ...options, fault: { killAfter: journalled + 1 } }).signal).toBe('SIGKILL');
    const left = tree(disk.folder);
    expect(Object.keys(left).some((name) => name.includes('.mtls-pop.tmp/'))).toBe(true);
    disk.remount('ro');
    expect(run(options).result).toMatchObject({ exitCode: 1, code: 'rollback-failed' });
    expect(tree(disk.folder)).toEqual(left);
    disk.remount('rw');
    expect(run(options).result?.code).toBe('done');
    expect(tree(path.join(disk.folder, 'svc'))).toMatchObject(files);
  });
});

describe('a folder that is not writable for the user', () => {
  /** Permissions do not bind root: as root the run changes to a user whom they bind. */
  const asRoot = process.getuid?.() === 0;
  const nobody = asRoot ? 65_534 : undefined;

  it.for<[what: string, relative: string]>([
    ['the parent of a new one', 'svc'],
    ['the folder itself', '.'],
  ])('is refused, and left as it is: %s', ([, relative], { skip }) => {
    if (process.platform === 'win32') return skip(announceSkip('permissions', 'Windows has other ones'));
    const outer = temporaryFolder();
    write(outer, { 'target/src/f3.txt': 'old\n' });
    const target = path.join(outer, 'target');
    const left = tree(outer);
    chmodSync(outer, 0o755);
    chmodSync(target, 0o555);
    try {
      const { result, stderr } = run({ root: path.join(target, relative), files, force: true }, nobody);
      expect(stderr).toBe('');
      expect(result).toMatchObject({ code: 'target-not-writable', exitCode: 5 });
    } finally {
      chmodSync(target, 0o755);
    }
    expect(tree(outer)).toEqual(left);
  });

  it('is left as it was when one folder in it cannot be written to half-way', ({ skip }) => {
    if (process.platform === 'win32') return skip(announceSkip('permissions', 'Windows has other ones'));
    const outer = temporaryFolder();
    write(outer, { 'target/README.md': 'old\n', 'target/src/f3.txt': 'old\n' });
    chmodSync(outer, 0o755);
    const target = path.join(outer, 'target');
    if (nobody !== undefined) chownSync(target, nobody, nobody);
    chmodSync(path.join(target, 'src'), 0o555);
    const left = tree(outer);
    const { result, stderr } = run(
      { root: target, files: { ...files, 'README.md': 'new\n' }, force: true },
      nobody,
    );
    chmodSync(path.join(target, 'src'), 0o755);
    expect(stderr).toBe('');
    expect(result).toMatchObject({ code: 'write-failed', exitCode: 1 });
    expect(result?.message).toContain('permission is denied');
    expect(tree(outer)).toEqual(left);
  });
});

function copyOf(there: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  write(folder, there);
  return folder;
}
