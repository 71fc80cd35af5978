/** The folders that a path leads through, from the top: `a` and `a/b` for `a/b/c.ts`. Paths are `/`-separated. */
export function foldersOf(path: string): string[] {
  const names = path.split('/').slice(0, -1);
  return names.map((_, at) => names.slice(0, at + 1).join('/'));
}
