import type { FileEdit } from '../../../edit/file-edit.js';
import { addPackageVersion } from '../../../edit/xml/central-packages.js';
import {
  addFrameworkReference,
  addInternalsVisibleTo,
  addPackageReference,
  addProjectReference,
  setPackageVersion,
} from '../../../edit/xml/project-file.js';
import type { CSharpProject } from '../../../target/csharp/csharp-target.js';
import type { NeededPackage } from './packages.js';

/** What a project has to have for a flow. */
export interface ProjectNeeds {
  readonly packages: readonly NeededPackage[];
  readonly frameworkReferences?: readonly string[];
  /** Paths from the project's folder. */
  readonly projectReferences?: readonly string[];
  /** Names of assemblies. */
  readonly internalsVisibleTo?: readonly string[];
}

/** Adds what a project has not, and raises what is too old; versions only where they are not central. */
export function projectEdit(
  { path, usesCentralPackages: central, packages: present }: CSharpProject,
  needs: ProjectNeeds,
): FileEdit {
  const { packages, frameworkReferences = [], projectReferences = [], internalsVisibleTo = [] } = needs;
  const steps: ((text: string) => string)[] = [
    ...frameworkReferences.map((name) => (text: string) => addFrameworkReference(text, name, path)),
    ...packages.map((each) => (text: string) => withPackage(text, each, central, path)),
    ...projectReferences.map((other) => (text: string) => addProjectReference(text, other, path)),
    ...internalsVisibleTo.map((name) => (text: string) => addInternalsVisibleTo(text, name, path)),
  ];
  const names = [...frameworkReferences, ...packages.map(({ name }) => name)];
  return {
    path,
    reason: reasonOf(names, projectReferences, internalsVisibleTo),
    apply: (text) => steps.reduce((edited, step) => step(edited), text ?? missing(path)),
    contribution: {
      packages: Object.fromEntries(
        packages
          .filter(({ name }) => !present.has(name))
          .map(({ name, version }) => [name, central ? null : version]),
      ),
      frameworkReferences,
      projectReferences,
      internalsVisibleTo,
    },
  };
}

/** Versions of packages for all projects of a repo. */
export function centralPackagesEdit(path: string, packages: readonly NeededPackage[]): FileEdit {
  return {
    path,
    reason: `gives the versions of ${listed(packages.map(({ name }) => name))}`,
    apply: (text) =>
      packages.reduce(
        (edited, each) =>
          withVersion(edited, each, (given, version) => addPackageVersion(given, each.name, version, path)),
        text ?? missing(path),
      ),
    contribution: { packages: Object.fromEntries(packages.map(({ name, version }) => [name, version])) },
  };
}

function withPackage(text: string, each: NeededPackage, central: boolean, path: string): string {
  const { name } = each;
  if (central) return addPackageReference(text, name, undefined, {}, path);
  return withVersion(text, each, (given, version) =>
    setPackageVersion(addPackageReference(given, name, version, {}, path), name, version, path),
  );
}

/** Adds a package, or raises it where the version that is there is below the least one: what does for the code stays. */
function withVersion(
  text: string,
  { version, least, isThere: isEnough }: NeededPackage,
  atLeast: (text: string, version: string) => string,
): string {
  if (isEnough) return text;
  const isThere = atLeast(text, '0.0.0') === text;
  return isThere && atLeast(text, least) === text ? text : atLeast(text, version);
}

function reasonOf(
  names: readonly string[],
  references: readonly string[],
  friends: readonly string[],
): string {
  const parts = [
    ...(names.length > 0 ? [`refers to ${listed(names)}`] : []),
    ...(references.length > 0 ? [`refers to ${listed(references)}`] : []),
    ...(friends.length > 0 ? [`lets ${listed(friends)} see what is internal`] : []),
  ];
  return parts.join('; ');
}

const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;

function missing(path: string): never {
  throw new Error(`${path} is gone since the repo was looked at.`);
}
