import { posix } from 'node:path';
import type { FileEdit } from '../../../edit/file-edit.js';
import { addProjectToSln } from '../../../edit/solution/sln.js';
import { addProjectToSlnx } from '../../../edit/solution/slnx.js';
import type { CSharpTarget } from '../../../target/csharp/csharp-target.js';

/**
 * Lists new projects in the solution.
 *
 * @param projects relative to the root
 */
export function solutionEdit(
  solution: NonNullable<CSharpTarget['solution']>,
  projects: readonly string[],
): FileEdit {
  const paths = projects.map((project) => posix.relative(posix.dirname(solution.path), project));
  const add = solution.format === 'slnx' ? addProjectToSlnx : addProjectToSln;
  return {
    path: solution.path,
    reason: `lists ${paths.join(', ')}`,
    apply: (text) => {
      if (text === undefined) throw new Error(`${solution.path} is gone since the repo was looked at.`);
      return paths.reduce((edited, path) => add(edited, { path }, solution.path), text);
    },
    contribution: { projects: paths },
  };
}
