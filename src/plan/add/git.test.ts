import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder, write } from '../testing/temporary-folder.js';
import { nodeGit } from './git.js';

const files = {
  'clean.txt': '1',
  'changed.txt': '1',
  'staged.txt': '1',
  'sub/a b [1].txt': '1',
  'gone.txt': '1',
};

const gitIn =
  (top: string) =>
  (...args: string[]): void => {
    execFileSync('git', ['-C', top, '-c', 'user.name=a', '-c', 'user.email=a@b.c', ...args], {
      stdio: 'pipe',
    });
  };

/** A repository with a file in each state; the folder in it that counts as the root. */
function repository(below = ''): string {
  const top = temporaryFolder();
  const root = path.join(top, below);
  mkdirSync(root, { recursive: true });
  const git = gitIn(top);
  git('init', '--quiet');
  write(root, files);
  git('add', '--all');
  git('commit', '--quiet', '--message', 'first');
  write(root, { 'changed.txt': '2', 'staged.txt': '2', 'sub/a b [1].txt': '2', 'new/untracked.txt': '1' });
  rmSync(path.join(root, 'gone.txt'));
  git('add', path.join(root, 'staged.txt'));
  return root;
}

const all = [...Object.keys(files), 'new/untracked.txt', 'not/there.txt'];

describe('what git says of files', () => {
  it.each([
    ['at the top of a repository', ''],
    ['in a folder of it', 'services/orders'],
  ])('names those with changes that are not committed %s', async (_, below) => {
    expect(await nodeGit.changed(repository(below), all)).toEqual([
      'changed.txt',
      'staged.txt',
      'sub/a b [1].txt',
      'gone.txt',
      'new/untracked.txt',
    ]);
  });

  it('is nothing outside of a repository', async () => {
    expect(await nodeGit.changed(temporaryFolder(), ['a.txt'])).toBeUndefined();
  });

  it('writes nothing, and runs nothing that the repository names', async () => {
    const root = repository();
    const ran = path.join(root, 'ran');
    execFileSync('git', ['-C', root, 'config', 'core.fsmonitor', `touch ${ran} #`]);
    const index = readFileSync(path.join(root, '.git/index'));
    await nodeGit.changed(root, all);
    expect(existsSync(ran)).toBe(false);
    expect(readFileSync(path.join(root, '.git/index'))).toEqual(index);
  });
});

describe('where git says that files were renamed to', () => {
  const lines = Array.from({ length: 20 }, (_, line) => `line ${line}\n`);
  const text = (name: string): string => `${name}\n${lines.join('')}`;

  it.each([
    ['at the top of a repository', ''],
    ['in a folder of it', 'services/orders'],
  ])(
    'follows them through commits and what is staged since a file was last committed %s',
    async (_, below) => {
      const top = temporaryFolder();
      const root = path.join(top, below);
      mkdirSync(root, { recursive: true });
      const git = gitIn(top);
      const commit = (): void => {
        git('add', '--all');
        git('commit', '--quiet', '--message', 'more');
      };
      const move = (from: string, to: string): void => {
        mkdirSync(path.dirname(path.join(root, to)), { recursive: true });
        renameSync(path.join(root, from), path.join(root, to));
      };
      git('init', '--quiet');
      write(root, {
        before: text('before'),
        'a.ts': text('a'),
        'b.ts': text('b'),
        'c.ts': text('c'),
        lock: '1',
      });
      commit();
      move('before', 'never-asked-for');
      write(root, { lock: '2' });
      commit();
      move('a.ts', 'lib/a b.ts');
      commit();
      write(root, { 'lib/a b.ts': `${lines.slice(0, 8).join('')}mine\n`.repeat(4) });
      commit();
      move('lib/a b.ts', 'src/a.ts');
      move('b.ts', 'src/b.ts');
      git('add', '--all');
      move('c.ts', 'not-staged.ts');
      expect(await nodeGit.renamed(root, 'lock')).toEqual(
        new Map([
          ['a.ts', 'src/a.ts'],
          ['b.ts', 'src/b.ts'],
        ]),
      );
      expect(await nodeGit.renamed(root, 'no-such-file')).toEqual(new Map());
    },
  );

  it('is nothing outside of a repository', async () => {
    expect(await nodeGit.renamed(temporaryFolder(), 'lock')).toBeUndefined();
  });
});
