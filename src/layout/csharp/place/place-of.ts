import { posix } from 'node:path';
import { ExitCode, Problem } from '../../../errors/errors.js';
import type { CSharpPlace } from '../../../scenario/place.js';
import { firstSection, pascalCase } from '../../../scenario/section.js';
import type { CSharpProject, CSharpTarget } from '../../../target/csharp/csharp-target.js';
import { isFound } from '../../../target/guess.js';
import { checkNamespace } from './check-namespace.js';
import { newTestProjectPath } from './new-test-project-path.js';

/** What was said about the place, where the repo's habits are not followed. Paths are relative to the root. */
export interface PlaceOverrides {
  readonly project?: string;
  readonly testProject?: string;
  readonly folder?: string;
  readonly testFolder?: string;
  /** Place of the first flow in the repo and the name of the new one, which goes into a folder of its own beside it. */
  readonly later?: { readonly first: CSharpPlace; readonly name: string };
}

/**
 * Where a flow goes in a C# repo: the first one into `MtlsPop` folders of the project and its test project, a later one into a
 * folder below those, with a namespace below theirs.
 *
 * @throws {Problem} exit code 2: `project-unclear` where neither the repo nor an override says which project; `project-unknown`;
 *   `namespace-unusable`
 */
export function placeOf(target: CSharpTarget, overrides: PlaceOverrides = {}): CSharpPlace {
  const project = projectAt(target, overrides.project ?? found(target));
  const testProject = overrides.testProject ?? foundTests(target) ?? newTestProjectPath(target, project);
  const { later } = overrides;
  if (later?.first.project === project.path && later.first.testProject === testProject)
    return checked(laterPlace(later.first, pascalCase(later.name), overrides));
  const tests = target.projects.find(({ path }) => path === testProject);
  const folder = overrides.folder ?? posix.join(posix.dirname(project.path), firstSection);
  const testFolder = overrides.testFolder ?? posix.join(posix.dirname(testProject), firstSection);
  return checked({
    project: project.path,
    testProject,
    folder,
    testFolder,
    namespace: namespaceFor(project.rootNamespace, project.path, folder),
    testNamespace: namespaceFor(
      tests?.rootNamespace ?? `${project.rootNamespace}.Tests`,
      testProject,
      testFolder,
    ),
  });
}

/** Finds a project of the repo. @throws {Problem} `project-unknown` */
export function projectAt({ projects }: CSharpTarget, path: string): CSharpProject {
  const project = projects.find((each) => each.path === path);
  if (project !== undefined) return project;
  throw new Problem({
    code: 'project-unknown',
    message: `There is no project ${path} in this repo.`,
    cause: `It has: ${projects.map((each) => each.path).join(', ')}.`,
    next: 'Name one of them with --project.',
    exitCode: ExitCode.badInput,
  });
}

function found({ project }: CSharpTarget): string {
  if (isFound(project)) return project.value;
  throw unclear('project', '--project', project);
}

function foundTests({ testProject }: CSharpTarget): string | undefined {
  if (testProject === undefined) return undefined;
  if (isFound(testProject)) return testProject.value;
  throw unclear('test project', '--test-project', testProject);
}

function unclear(
  what: string,
  flag: string,
  { candidates, because }: { readonly candidates: readonly string[]; readonly because: string },
): Problem {
  return new Problem({
    code: 'project-unclear',
    message: `Which ${what} is the flow for?`,
    cause: because,
    next: `Say it: ${flag} ${candidates[0] ?? 'src/Orders/Orders.csproj'}`,
    exitCode: ExitCode.badInput,
  });
}

function laterPlace(first: CSharpPlace, part: string, { folder, testFolder }: PlaceOverrides): CSharpPlace {
  return {
    ...first,
    folder: folder ?? posix.join(first.folder, part),
    testFolder: testFolder ?? posix.join(first.testFolder, part),
    namespace: `${first.namespace}.${part}`,
    testNamespace: `${first.testNamespace}.${part}`,
  };
}

/** As `dotnet new class` names it: the project's root namespace, and the folders below the project. */
function namespaceFor(root: string, project: string, folder: string): string {
  const below = posix.relative(posix.dirname(project), folder);
  const folders = below.split('/').filter((name) => name !== '' && name !== '.' && name !== '..');
  return [root, ...folders.map((name) => name.replaceAll(/[^A-Za-z0-9_.]/g, '_'))].join('.');
}

function checked(place: CSharpPlace): CSharpPlace {
  checkNamespace(place.namespace);
  checkNamespace(place.testNamespace);
  return place;
}
