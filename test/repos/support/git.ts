import { createHash } from 'node:crypto';
import { lstatSync, readFileSync } from 'node:fs';
import { devNull } from 'node:os';
import path from 'node:path';
import { run } from './run.js';

/** As git is on no machine in particular: nobody's configuration, bytes as they are, no signature. */
async function git(cwd: string, ...args: readonly string[]): Promise<string> {
  const settings = [
    'core.autocrlf=false',
    'core.safecrlf=false',
    'core.longpaths=true',
    'commit.gpgsign=false',
    'user.name=Owner',
    'user.email=owner@example.com',
  ];
  const { exitCode, stdout, output } = await run(cwd, {
    program: 'git',
    args: [...settings.flatMap((setting) => ['-c', setting]), ...args],
    env: { GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: devNull },
  });
  if (exitCode !== 0) throw new Error(`git ${args.join(' ')}: ${output}`);
  return stdout;
}

/** Makes a repository of a folder, with everything in it committed. */
export async function commitAll(folder: string): Promise<void> {
  await git(folder, 'init', '--quiet', '--initial-branch=main');
  await git(folder, 'add', '--all');
  await git(folder, 'commit', '--quiet', '--message', 'Everything as its owner left it');
  await git(folder, 'tag', 'owner');
}

/** Commits what has been added since. */
export async function commitMore(folder: string): Promise<void> {
  await git(folder, 'add', '--all');
  await git(folder, 'commit', '--quiet', '--message', 'Add a flow');
}

/** Paths that differ from the last commit, new ones included, ignored ones left out; sorted. */
export async function changedFiles(folder: string): Promise<readonly string[]> {
  const status = await git(folder, 'status', '--porcelain=v1', '-z', '--untracked-files=all', '--no-renames');
  return status
    .split('\0')
    .filter(Boolean)
    .map((entry) => entry.slice(3))
    .sort();
}

/** A file's text as its owner left it; undefined where it was not there. */
export async function ownersText(folder: string, file: string): Promise<string | undefined> {
  const known = await git(folder, 'ls-tree', '--name-only', '-z', 'owner', '--', file);
  return known === '' ? undefined : git(folder, 'show', `owner:${file}`);
}

/** Everything that is not ignored, by the hash of its bytes: what undo has to give back. */
export async function snapshot(folder: string): Promise<Readonly<Record<string, string>>> {
  const listed = await git(folder, 'ls-files', '-z', '--cached', '--others', '--exclude-standard');
  const files = [...new Set(listed.split('\0').filter(Boolean))].sort();
  return Object.fromEntries(
    files
      .filter((file) => lstatSync(path.join(folder, file), { throwIfNoEntry: false }) !== undefined)
      .map((file) => [
        file,
        createHash('sha256')
          .update(readFileSync(path.join(folder, file)))
          .digest('hex'),
      ]),
  );
}
