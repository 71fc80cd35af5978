/** A project that a solution is to list. */
export interface SolutionProject {
  /** From the solution's folder to the project file, `/`-separated. */
  readonly path: string;
}

/**
 * The solution folder that a new project goes into, as names from the outermost to the innermost; empty for none.
 *
 * It goes where the projects are that stand beside it on the disk. Where there are none, and the solution has folders, it goes into
 * one of the name of its folder on the disk, as `dotnet sln add` does.
 *
 * @param others projects of the solution, each with its solution folder
 */
export function solutionFolderFor(
  path: string,
  others: readonly { readonly path: string; readonly folder: readonly string[] }[],
): readonly string[] {
  const beside = others.find((other) => parentOf(other.path) === parentOf(path));
  if (beside !== undefined) return beside.folder;
  if (others.every(({ folder }) => folder.length === 0)) return [];
  return parentOf(path)
    .split('/')
    .filter((name) => name !== '' && name !== '.' && name !== '..');
}

/** The folder that holds the project's folder. */
function parentOf(path: string): string {
  return plainPath(path).split('/').slice(0, -2).join('/');
}

/** Solutions of Windows write backslashes, and no case counts there. */
export function plainPath(path: string): string {
  return path.replaceAll('\\', '/').replace(/^\.\//, '').toLowerCase();
}
