import { posix } from 'node:path';
import type { FileEdit } from '../../../edit/file-edit.js';
import { sectionOf } from '../../../scenario/section.js';
import type { CSharpProject } from '../../../target/csharp/csharp-target.js';
import type { CSharpLayout, PlacedFlow } from '../lay-out.js';
import { isInRoot } from '../place/new-test-project-path.js';
import { excludeFolderEdit } from './exclude-folder.js';
import { checkMajors, hasAspNetCore, libraryPackages, testPackages, type NeededPackage } from './packages.js';
import { centralPackagesEdit, projectEdit } from './project-edit.js';
import { settingsEdit } from './settings-edit.js';
import { solutionEdit } from './solution-edit.js';

/**
 * What has to change in files of the repo's own, each file once.
 *
 * @throws {Problem} `needs-major`, `guidance-incomplete`
 */
export function editsOf(
  flows: readonly PlacedFlow[],
  { target, pack, allowMajor = false }: CSharpLayout,
): FileEdit[] {
  const { centralPackages, solution } = target;
  const central = centralPackages !== undefined;
  const all: NeededPackage[] = [];
  const need = (packages: readonly NeededPackage[], project: CSharpProject): readonly NeededPackage[] => {
    if (!allowMajor) checkMajors(packages, project);
    all.push(...packages);
    return packages;
  };
  const edits: FileEdit[] = [];
  for (const [path, group] of groupBy(flows, ({ place }) => place.project)) {
    const [{ project, testProject, made }] = group;
    const attested = group.some(({ flow }) => flow.keyAttestation);
    const packages = need(libraryPackages(pack, project, attested), project);
    const friends = [...new Set(group.map((each) => each.testProject.assemblyName))];
    const edit = projectEdit(path, { packages, internalsVisibleTo: friends }, central);
    edits.push(
      made !== undefined && isInRoot(project) ? excludeFolderEdit(edit, topOf(testProject.path)) : edit,
    );
    const settings = settingsOf(group);
    if (settings !== undefined) edits.push(settings);
  }
  for (const [path, group] of groupBy(flows, ({ place }) => place.testProject)) {
    const [{ testProject, made }] = group;
    if (made === undefined) {
      edits.push(existingTests(path, testProject, group, central, need));
    } else {
      all.push(...made.packages);
      if (solution !== undefined) edits.push(solutionEdit(solution, path));
    }
  }
  if (centralPackages !== undefined) edits.push(centralPackagesEdit(centralPackages.path, uniqueByName(all)));
  return edits.sort((one, other) => (one.path < other.path ? -1 : 1));

  function existingTests(
    path: string,
    testProject: CSharpProject,
    group: readonly PlacedFlow[],
    isCentral: boolean,
    needed: typeof need,
  ): FileEdit {
    const libraries = [...new Set(group.map(({ project }) => project))];
    const hasFramework = [testProject, ...libraries].some(hasAspNetCore);
    return projectEdit(
      path,
      {
        packages: needed(testPackages(pack, [testProject, ...libraries]), testProject),
        frameworkReferences: hasFramework ? [] : ['Microsoft.AspNetCore.App'],
        projectReferences: libraries
          .filter((library) => !testProject.references.includes(library.path))
          .map((library) => posix.relative(posix.dirname(path), library.path)),
      },
      isCentral,
    );
  }
}

/** A project that brings its `appsettings.json` along gets the sections; for others the README of the library says what to configure. */
function settingsOf(group: readonly PlacedFlow[]): FileEdit | undefined {
  const [first] = group;
  if (first === undefined || !readsSettings(first.project)) return undefined;
  const sections = group.flatMap(({ flow, place, files }) => {
    const name = sectionOf(flow.name, place);
    return [[name, files.settings[name]] as const];
  });
  return settingsEdit(
    posix.join(posix.dirname(first.project.path), 'appsettings.json'),
    Object.fromEntries(sections),
  );
}

const readsSettings = ({ sdk, text, isExecutable }: CSharpProject): boolean =>
  /^Microsoft\.NET\.Sdk\.(?:Web|Worker)\b/.test(sdk) || (isExecutable && text.includes('appsettings.json'));

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): (readonly [string, [T, ...T[]]])[] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return [...groups];
}

const uniqueByName = (packages: readonly NeededPackage[]): NeededPackage[] => [
  ...new Map(packages.map((each) => [each.name, each])).values(),
];

const topOf = (path: string): string => path.split('/')[0] ?? path;
