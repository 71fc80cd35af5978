import path from 'node:path';
import { renamesSince } from './git-renames.js';

/** What version control says of a root. */
export interface Git {
  /**
   * Which of these paths have changes that are not committed, files that git does not know among them.
   *
   * @param paths relative to the root, `/`-separated
   * @returns undefined where there is no repository, or no git
   */
  changed(root: string, paths: readonly string[]): Promise<readonly string[] | undefined>;
  /**
   * Where files of the root are that were renamed in it since a file was last committed.
   *
   * @param since relative to the root, `/`-separated
   * @returns new paths by old ones; undefined where there is no repository, or no git
   */
  renamed(root: string, since: string): Promise<ReadonlyMap<string, string> | undefined>;
}

/**
 * Asks git itself, and keeps it from running what a repository's configuration names and from writing its index: looking must
 * change nothing.
 */
export const nodeGit: Git = {
  async changed(root, paths) {
    const prefix = await git(root, ['rev-parse', '--show-prefix']);
    if (prefix === undefined) return undefined;
    if (paths.length === 0) return [];
    const status = [
      'status',
      '--porcelain=v1',
      '-z',
      '--no-renames',
      '--untracked-files=all',
      '--',
      ...paths,
    ];
    const printed = await git(root, status);
    // Each entry is two letters, a space, and a path from the top of the repository.
    const changed = printed?.split('\0').map((entry) => entry.slice(3));
    const top = prefix.replace(/\r?\n$/, '');
    return changed && paths.filter((each) => changed.includes(top + each));
  },
  renamed: (root, since) => renamesSince(since, (args) => git(root, args)),
};

async function git(root: string, args: readonly string[]): Promise<string | undefined> {
  // Loaded where it is used: an update with nothing to do starts no process.
  const { spawn } = await import('node:child_process');
  const child = spawn('git', ['-C', root, '-c', 'core.fsmonitor=false', ...args], {
    // Windows looks for a program in the working folder first, and there must be none of the repository's.
    cwd: path.dirname(process.execPath),
    env: {
      ...process.env,
      GIT_OPTIONAL_LOCKS: '0',
      GIT_LITERAL_PATHSPECS: '1',
      // What a partial clone has not got would be fetched.
      GIT_NO_LAZY_FETCH: '1',
      LC_ALL: 'C',
    },
    stdio: ['ignore', 'pipe', 'ignore'],
    windowsHide: true,
  });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
  return new Promise((resolve) => {
    child.once('error', () => {
      resolve(undefined);
    });
    child.once('close', (code) => {
      resolve(code === 0 ? printed : undefined);
    });
  });
}
