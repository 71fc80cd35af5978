import path from 'node:path';
import { type Guess, isFound } from '../guess.js';
import type { CSharpProject } from './csharp-target.js';
import { listed, refusal } from './refusal.js';
import { unsupported } from './support.js';

/** Which project gets the flow: the one that is named, the one in the named folder, or the only one that can be meant. */
export function chooseProject(
  projects: readonly CSharpProject[],
  where: string,
  named: string | undefined,
  here: string | undefined,
): Guess<string> {
  if (named !== undefined) return { value: find(projects, named, '--project').path, because: '--project' };
  if (here !== undefined && projects.some(({ path: each }) => each === here))
    return { value: here, because: 'the named folder is its folder' };
  const others = projects.filter(({ isForTests }) => !isForTests);
  const programs = others.filter(({ isExecutable }) => isExecutable);
  const all = programs.length > 0 ? programs : others;
  const possible = all.filter((project) => unsupported(project).length === 0);
  const word = programs.length > 0 ? 'program' : 'project';
  const candidates = (possible.length > 0 ? possible : all).map((project) => project.path);
  const [only] = candidates;
  if (only !== undefined && candidates.length === 1)
    return { value: only, because: `the only ${word} of ${where} that is not there for tests` };
  if (only === undefined) return { candidates, because: `All projects of ${where} are there for tests.` };
  return { candidates, because: `${where} has ${candidates.length} ${word}s: ${listed(candidates)}.` };
}

/** The test project of a project: undefined where a new one has to be made. */
export function chooseTestProject(
  projects: readonly CSharpProject[],
  project: Guess<string>,
  named: string | undefined,
): Guess<string> | undefined {
  if (named !== undefined) {
    const found = find(projects, named, '--test-project');
    if (found.testFramework !== undefined) return { value: found.path, because: '--test-project' };
    throw refusal({
      code: 'project-unknown',
      message: `${found.path} refers to none of xUnit, NUnit and MSTest.`,
      cause: 'The tests of a flow are written for one of these.',
      next: 'Name another test project, or leave --test-project out.',
    });
  }
  if (!isFound(project)) return undefined;
  const tests = projects.filter(
    ({ testFramework, references }) => testFramework !== undefined && references.includes(project.value),
  );
  const candidates = tests.map((each) => each.path);
  const [only] = candidates;
  if (only === undefined) return undefined;
  if (candidates.length === 1) return { value: only, because: `it references ${project.value}` };
  return {
    candidates,
    because: `${candidates.length} test projects reference ${project.value}: ${listed(candidates)}.`,
  };
}

/** A project by its path, its folder or its name. */
function find(projects: readonly CSharpProject[], named: string, option: string): CSharpProject {
  const wanted = named.replaceAll('\\', '/').replace(/^\.\//, '').replace(/\/+$/, '').toLowerCase();
  const found = projects.filter(({ path: each }) =>
    [each, path.posix.dirname(each), path.posix.basename(each), path.posix.basename(each, '.csproj')].some(
      (name) => name.toLowerCase() === wanted,
    ),
  );
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  const names = (found.length > 1 ? found : projects).map(({ path: each }) => each);
  throw refusal({
    code: 'project-unknown',
    message: `${option} names ${named}, and ${found.length === 0 ? 'no' : 'more than one'} project is called that.`,
    next: `Name ${listed(names, 'or')}.`,
  });
}
