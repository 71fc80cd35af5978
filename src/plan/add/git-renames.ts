/** Asks git; undefined where it fails. */
export type AskGit = (args: readonly string[]) => Promise<string | undefined>;

/** Nothing that the repository's configuration names is run. */
const names = [
  '--find-renames',
  '--diff-filter=R',
  '--name-status',
  '-z',
  '--relative',
  '--no-ext-diff',
  '--no-textconv',
];

/**
 * Where files are that were renamed since a file was last committed: commit by commit, and what is staged or not committed yet. So a
 * file is found again that has been edited a lot since it was renamed.
 *
 * @param since relative to the folder that `ask` asks in
 * @returns new paths by old ones; undefined where there is no repository, or no git
 */
export async function renamesSince(since: string, ask: AskGit): Promise<Map<string, string> | undefined> {
  const commit = (await ask(['log', '-1', '--no-show-signature', '--format=%H', '--', since]))?.trim();
  if (commit === undefined) return undefined;
  const renames = new Map<string, string>();
  if (!/^[0-9a-f]{40,64}$/.test(commit)) return renames;
  const log = ['log', '--reverse', '--no-show-signature', '--format=', ...names, `${commit}..HEAD`];
  for (const printed of [await ask(log), await ask(['diff', ...names, 'HEAD'])]) {
    for (const [from, to] of pairsIn(printed ?? '')) {
      const first = [...renames].find(([, now]) => now === from)?.[0];
      renames.set(first ?? from, to);
    }
  }
  return renames;
}

/** Each rename is `R` with its likeness, the old path and the new one; an empty entry or a line end may be between commits. */
function pairsIn(printed: string): [from: string, to: string][] {
  const entries = printed.split('\0');
  return entries.flatMap((entry, at): [string, string][] => {
    const [from, to] = entries.slice(at + 1);
    return /^\n*R\d+$/.test(entry) && from !== undefined && to !== undefined ? [[from, to]] : [];
  });
}
