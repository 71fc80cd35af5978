import { ExitCode, Problem } from '../../../errors/errors.js';
import type { Pack } from '../../../guidance/schema.js';
import { compareVersions } from '../../../edit/xml/package-version.js';
import type { CSharpProject } from '../../../target/csharp/csharp-target.js';

/** A package that a project has to refer to. */
export interface NeededPackage {
  readonly name: string;
  /** What is written where the project does not have it, or has too old a version. */
  readonly version: string;
  /** The first version with all that the code uses. */
  readonly least: string;
  /** Whether the project that it is for has that version or a later one, however it came to it. */
  readonly isThere: boolean;
}

const aspNetCore = 'Microsoft.AspNetCore.App';

/** Whether a project has the shared framework of ASP.NET Core, with the `Microsoft.Extensions` packages in it. */
export function hasAspNetCore({ sdk, frameworkReferences }: CSharpProject): boolean {
  return sdk.startsWith('Microsoft.NET.Sdk.Web') || frameworkReferences.includes(aspNetCore);
}

/** Packages of the library, of which a project with a host has most already. */
export function libraryPackages(
  pack: Pack,
  project: CSharpProject,
  keyAttestation: boolean,
): NeededPackage[] {
  const names = ['Microsoft.Identity.Client'];
  if (keyAttestation) names.push('Microsoft.Identity.Client.KeyAttestation');
  if (!hasAspNetCore(project) && !project.packages.has('Microsoft.Extensions.Hosting'))
    names.push('Microsoft.Extensions.Logging', 'Microsoft.Extensions.Options.ConfigurationExtensions');
  return names.map((name) => needed(pack, name, [project]));
}

/**
 * Packages of the tests beside the test framework, which is the repo's own.
 *
 * @param projects the test project, and the one that it tests
 */
export function testPackages(pack: Pack, projects: readonly CSharpProject[]): NeededPackage[] {
  return ['Microsoft.Extensions.TimeProvider.Testing', 'Microsoft.IdentityModel.JsonWebTokens'].map((name) =>
    needed(pack, name, projects),
  );
}

/** The pack's version of a package. @throws {Problem} `guidance-incomplete` */
export function packVersion(pack: Pack, name: string): { readonly version: string; readonly least: string } {
  const found = pack.facts.packages.csharp[name];
  if (found !== undefined) return { version: found.range, least: found.least };
  throw new Problem({
    code: 'guidance-incomplete',
    message: `Guidance ${pack.version} names no version of the NuGet package ${name}, which the project needs.`,
    cause: 'A pack gives the version of every package under facts.packages.csharp.',
    next: `Add ${name} with its range and least version to the pack, or choose another pack with --guidance.`,
    exitCode: ExitCode.badInput,
  });
}

function needed(pack: Pack, name: string, projects: readonly CSharpProject[]): NeededPackage {
  const { version, least } = packVersion(pack, name);
  const present = projects[0]?.packages.get(name);
  const isThere = present !== undefined && compareVersions(present, least) >= 0;
  return { name, least, version: besideItsFamily(name, version, least, projects), isThere };
}

/** Packages that are released together. One that is older than what its siblings ask for is a downgrade, an error to NuGet. */
const families = [
  /^Microsoft\.Extensions\.(?:Caching|Configuration|DependencyInjection|Diagnostics|FileProviders|Hosting|Http|Logging|Options|Primitives)\b/,
  /^(?:Microsoft\.IdentityModel\.|System\.IdentityModel\.Tokens\.Jwt$)/,
];

/** The version of the siblings that a repo has already. Of .NET 8 not every package has every version: there the least one fits. */
function besideItsFamily(
  name: string,
  version: string,
  least: string,
  projects: readonly CSharpProject[],
): string {
  const family = families.find((pattern) => pattern.test(name));
  const [highest] = projects
    .flatMap(({ packages }) => [...packages])
    .flatMap(([other, present]) => (family?.test(other) === true && isPlain(present) ? [present] : []))
    .sort((one, other) => compareVersions(other, one));
  if (highest === undefined) return version;
  if (name.startsWith('Microsoft.IdentityModel.'))
    return compareVersions(highest, version) > 0 ? highest : version;
  return compareVersions(highest, '9.0.0') < 0 ? least : highest;
}

const isPlain = (version: string | undefined): version is string =>
  version !== undefined && /^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version);

/**
 * Refuses to raise a package over a major version unasked: its owner has to look at what changed.
 *
 * @throws {Problem} `needs-major` (exit code 2)
 */
export function checkMajors(
  packages: readonly NeededPackage[],
  { path, packages: present }: CSharpProject,
): void {
  for (const { name, version, least } of packages) {
    const from = present.get(name);
    if (!isPlain(from) || compareVersions(from, least) >= 0 || majorOf(from) === majorOf(version)) continue;
    throw new Problem({
      code: 'needs-major',
      message: `${path} has ${name} ${from}, and the flow needs ${least} or later.`,
      cause: 'A new major version may break the code that uses it already, so it is not raised unasked.',
      next: `Raise it to ${version} yourself, or let it be raised with --allow-major.`,
      exitCode: ExitCode.badInput,
    });
  }
}

const majorOf = (version: string): string => version.split('.')[0] ?? '';
