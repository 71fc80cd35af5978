import { posix } from 'node:path';
import type { CSharpProject, CSharpTarget } from '../../../target/csharp/csharp-target.js';

/** Where a new test project goes: beside those that there are, else into `test/` beside `src/`, else beside the project. */
export function newTestProjectPath({ projects }: CSharpTarget, project: CSharpProject): string {
  const name = `${posix.basename(project.path, '.csproj')}.Tests`;
  const other = projects.find(({ testFramework }) => testFramework !== undefined);
  return posix.join(other === undefined ? besides(project) : parentOf(other), name, `${name}.csproj`);
}

/** Folder of the folder of a project. */
const parentOf = ({ path }: CSharpProject): string => posix.dirname(posix.dirname(path));

function besides(project: CSharpProject): string {
  const [top = ''] = project.path.split('/');
  if (top.toLowerCase() === 'src' || isInRoot(project)) return 'test';
  return parentOf(project);
}

/** A project in the root has everything below it compiled, unless it says otherwise. */
export const isInRoot = ({ path }: CSharpProject): boolean => posix.dirname(path) === '.';
