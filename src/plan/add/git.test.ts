import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
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

/** A repository with a file in each state; the folder in it that counts as the root. */
function repository(below = ''): string {
  const top = temporaryFolder();
  const root = path.join(top, below);
  mkdirSync(root, { recursive: true });
  const git = (...args: string[]): void => {
    execFileSync('git', ['-C', top, '-c', 'user.name=a', '-c', 'user.email=a@b.c', ...args], {
      stdio: 'pipe',
    });
  };
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
