import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { rendering } from '../testing/fixtures.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { readLock } from './read.js';
import { lockEntry, lockText } from './write.js';

it('combines when git merges two branches that each added a flow', ({ skip }) => {
  if (spawnSync('git', ['--version']).status !== 0) skip('git is not installed');
  const folder = temporaryFolder();
  const git = (...args: string[]): number | null => {
    const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.com', '-c', 'commit.gpgsign=false'];
    return spawnSync('git', [...identity, ...args], { cwd: folder, encoding: 'utf8' }).status;
  };
  const file = path.join(folder, '.mtls-pop.lock');
  const commit = (flows: string[]): void => {
    const files = Object.fromEntries(
      flows.flatMap((flow) => [1, 2, 3].map((n) => [`src/${flow}/${n}.ts`, flow])),
    );
    const entries = rendering({ 'package.json': '{}', 'tsconfig.json': '{}', ...files }).files.map(lockEntry);
    writeFileSync(file, lockText({ guidance: '2.0.0', entries }));
    expect(git('add', '-A')).toBe(0);
    expect(git('commit', '-qm', `flows: ${flows.join(' ')}`)).toBe(0);
  };
  expect(git('init', '-q', '-b', 'main')).toBe(0);
  commit([]);
  expect(git('checkout', '-qb', 'alpha')).toBe(0);
  commit(['alpha']);
  expect(git('checkout', '-q', 'main')).toBe(0);
  commit(['beta']);
  // Both added lines at one place, so git leaves markers; the reader takes both sides.
  git('merge', '-q', 'alpha');
  const { entries } = readLock(readFileSync(file, 'utf8'));
  expect(entries.map((entry) => entry.path)).toEqual([
    'package.json',
    ...['alpha', 'beta'].flatMap((flow) => [1, 2, 3].map((n) => `src/${flow}/${n}.ts`)),
    'tsconfig.json',
  ]);
});
