import { posix } from 'node:path';
import type { FileEdit } from '../../../edit/file-edit.js';
import type { Pack } from '../../../guidance/schema.js';
import { sectionOf } from '../../../scenario/section.js';
import type { CSharpProject } from '../../../target/csharp/csharp-target.js';
import type { CSharpLayout, PlacedFlow } from '../lay-out.js';
import { isInRoot } from '../place/new-test-project-path.js';
import { excludeFolderEdit } from './exclude-folder.js';
import { checkMajors, hasAspNetCore, libraryPackages, testPackages, type NeededPackage } from './packages.js';
import { centralPackagesEdit, projectEdit, type ProjectNeeds } from './project-edit.js';
import { settingsEdit } from './settings-edit.js';
import { solutionEdit } from './solution-edit.js';

type Group = readonly [PlacedFlow, ...PlacedFlow[]];

/** A project of the repo's own and what it has to have. */
interface NeedyProject {
  readonly project: CSharpProject;
  readonly needs: ProjectNeeds;
}

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
  const libraries = groupBy(flows, ({ place }) => place.project);
  const tests = groupBy(flows, ({ place }) => place.testProject);
  const made = tests.flatMap(([first]) => first.made ?? []);
  const needy = [
    ...libraries.map((group) => libraryNeeds(group, pack)),
    ...tests.filter(([first]) => first.made === undefined).map((group) => testNeeds(group, pack)),
  ];
  if (!allowMajor) for (const { project, needs } of needy) checkMajors(needs.packages, project);
  const central = [
    ...needy.filter(({ project }) => project.usesCentralPackages).flatMap(({ needs }) => needs.packages),
    ...made.filter(({ project }) => project.usesCentralPackages).flatMap(({ packages }) => packages),
  ];
  const edits = [
    ...needy.map(({ project, needs }) => withoutTests(projectEdit(project, needs), project, made)),
    ...libraries.flatMap(settingsOf),
    ...(centralPackages === undefined || central.length === 0
      ? []
      : [centralPackagesEdit(centralPackages.path, uniqueByName(central))]),
    ...(solution === undefined || made.length === 0
      ? []
      : [
          solutionEdit(
            solution,
            made.map(({ project }) => project.path),
          ),
        ]),
  ];
  return edits.sort((one, other) => (one.path < other.path ? -1 : 1));
}

function libraryNeeds(group: Group, pack: Pack): NeedyProject {
  const [{ project }] = group;
  const attested = group.some(({ flow }) => flow.keyAttestation);
  const friends = group
    .map(({ testProject }) => testProject.assemblyName)
    .filter((name) => !isFriendInOtherWords(name, project));
  const packages = libraryPackages(pack, project, attested);
  return { project, needs: { packages, internalsVisibleTo: [...new Set(friends)] } };
}

/** Whether an assembly may see what is internal already, by an item such as `$(AssemblyName).Tests` or by an attribute. */
const isFriendInOtherWords = (name: string, { internalsVisibleTo, text }: CSharpProject): boolean =>
  internalsVisibleTo.includes(name) && !text.includes(`"${name}"`);

function testNeeds(group: Group, pack: Pack): NeedyProject {
  const [{ testProject }] = group;
  const libraries = [...new Set(group.map(({ project }) => project))];
  const folder = posix.dirname(testProject.path);
  const needs = {
    packages: testPackages(pack, [testProject, ...libraries]),
    frameworkReferences: [testProject, ...libraries].some(hasAspNetCore) ? [] : ['Microsoft.AspNetCore.App'],
    projectReferences: libraries
      .filter((library) => !testProject.references.includes(library.path))
      .map((library) => posix.relative(folder, library.path)),
  };
  return { project: testProject, needs };
}

/** Keeps new tests out of a project in the root, which would compile them. */
function withoutTests(
  edit: FileEdit,
  project: CSharpProject,
  made: readonly { readonly project: CSharpProject }[],
): FileEdit {
  if (!isInRoot(project)) return edit;
  const folders = made.map(({ project: tests }) => tests.path.split('/')[0] ?? '');
  return [...new Set(folders)].reduce(excludeFolderEdit, edit);
}

/** A project that brings its `appsettings.json` along gets the sections; for others the README of the library says what to configure. */
function settingsOf(group: Group): FileEdit[] {
  const [{ project }] = group;
  if (!readsSettings(project)) return [];
  const sections = group.map(({ flow, place, files }) => {
    const name = sectionOf(flow.name, place);
    return [name, files.settings[name]] as const;
  });
  const path = posix.join(posix.dirname(project.path), 'appsettings.json');
  return [settingsEdit(path, Object.fromEntries(sections))];
}

const readsSettings = ({ sdk, text, isExecutable }: CSharpProject): boolean =>
  sdk === 'Microsoft.NET.Sdk.Web' ||
  sdk === 'Microsoft.NET.Sdk.Worker' ||
  (isExecutable && text.includes('appsettings.json'));

function groupBy(flows: readonly PlacedFlow[], keyOf: (flow: PlacedFlow) => string): Group[] {
  const groups = new Map<string, [PlacedFlow, ...PlacedFlow[]]>();
  for (const flow of flows) {
    const group = groups.get(keyOf(flow));
    if (group === undefined) groups.set(keyOf(flow), [flow]);
    else group.push(flow);
  }
  return [...groups.values()];
}

const uniqueByName = (packages: readonly NeededPackage[]): NeededPackage[] => [
  ...new Map(packages.map((each) => [each.name, each])).values(),
];
