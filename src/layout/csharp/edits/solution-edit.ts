import { posix } from 'node:path';
import type { FileEdit } from '../../../edit/file-edit.js';
import { addProjectToSln } from '../../../edit/solution/sln.js';
import { addProjectToSlnx } from '../../../edit/solution/slnx.js';
import type { CSharpTarget } from '../../../target/csharp/csharp-target.js';

/** Lists a new project in the solution. @param project relative to the root */
export function solutionEdit(solution: NonNullable<CSharpTarget['solution']>, project: string): FileEdit {
  const path = posix.relative(posix.dirname(solution.path), project);
  const add = solution.format === 'slnx' ? addProjectToSlnx : addProjectToSln;
  return {
    path: solution.path,
    reason: `lists ${path}`,
    apply: (text) => {
      if (text === undefined) throw new Error(`${solution.path} is gone since the repo was looked at.`);
      return add(text, { path }, solution.path);
    },
    contribution: { projects: [path] },
  };
}
