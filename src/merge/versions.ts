import semver from 'semver';

/** How versions are written: ranges of npm, or those of NuGet and of .NET tools. */
export type VersionScheme = 'npm' | 'nuget';

/**
 * Which of two versions or ranges asks for more, by the least version that each accepts.
 *
 * @returns undefined where they cannot be compared: a tag, a path, a catalog, a property of MSBuild
 */
export function compareVersions(a: string, b: string, scheme: VersionScheme): -1 | 0 | 1 | undefined {
  const [left, right] = [least(a, scheme), least(b, scheme)];
  if (left === undefined || right === undefined) return undefined;
  return semver.compare(left.version, right.version) || sign(left.revision - right.revision);
}

interface Least {
  readonly version: string;
  /** NuGet's fourth number. */
  readonly revision: number;
}

function least(text: string, scheme: VersionScheme): Least | undefined {
  if (scheme === 'nuget') return leastOfNuGet(text.trim());
  // `*`, `x` and the empty range accept all: they say nothing.
  if (!/\d/.test(text) || semver.validRange(text) === null) return undefined;
  const version = semver.minVersion(text)?.version;
  return version === undefined ? undefined : { version, revision: 0 };
}

/** `1.2`, `1.2.3.4-beta`, `1.2.*`, `[1.2.3]`, `[1.2,2.0)`. Source: NuGet's version ranges. */
function leastOfNuGet(text: string): Least | undefined {
  const range = /^[[(]\s*([^,\])]+?)\s*(?:,[^\])]*)?[\])]$/.exec(text);
  const match = /^(\d+)(?:\.(\d+|\*))?(?:\.(\d+|\*))?(?:\.(\d+|\*))?(-[0-9A-Za-z.*-]+)?(?:\+.*)?$/.exec(
    range?.[1] ?? text,
  );
  if (match === null) return undefined;
  const [, major, minor, patch, revision, label = ''] = match;
  const number = (part: string | undefined): number => Number(part === '*' ? 0 : (part ?? 0));
  const version = semver.valid(
    `${number(major)}.${number(minor)}.${number(patch)}${label.replaceAll('*', '0')}`,
  );
  return version === null ? undefined : { version, revision: number(revision) };
}

function sign(difference: number): -1 | 0 | 1 {
  return difference < 0 ? -1 : difference > 0 ? 1 : 0;
}
