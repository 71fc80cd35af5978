import compare from 'semver/functions/compare.js';
import { ExitCode, Problem } from '../../errors/errors.js';

/**
 * What a package reference says when it is raised to a version: the same text where it allows that one already, or more; else the
 * version, in the form that stands there. It is never lowered.
 *
 * Source: NuGet's version ranges, https://learn.microsoft.com/nuget/concepts/package-versioning.
 *
 * @param present such as `4.61.3`, `[4.61.3]`, `[4.61.3, 5.0.0)` or `4.*`
 * @throws {Problem} `version-range` where the range forbids the version
 */
export function raised(present: string, version: string, name: string): string {
  const range = /^([[(])\s*([^,\s]*)\s*(?:(,)\s*([^,\s]*)\s*)?([\])])$/.exec(present.trim());
  if (range === null) return isAtLeast(present, version) ? present : version;
  const [, open = '[', least = '', comma, most = '', close = ']'] = range;
  if (least !== '' && isAtLeast(least, version)) return present;
  if (comma === undefined) return `[${version}]`;
  const isTooMuch =
    most !== '' && isAtLeast(version, most) && !(close === ']' && compareVersions(version, most) === 0);
  if (isTooMuch) throw forbidden(present, version, name);
  return `${open === '(' ? '[' : open}${version}, ${most}${close}`.replace(', )', ',)');
}

/** Whether a version, or the newest one that a floating version takes, is that one or a later one. */
function isAtLeast(present: string, version: string): boolean {
  const floating = /^([\d.]*)\*/.exec(present.trim());
  if (floating === null) return compareVersions(present, version) >= 0;
  const fixed = (floating[1] ?? '')
    .split('.')
    .filter((part) => part !== '')
    .map(Number);
  const wanted = numbersOf(version);
  for (const [index, part] of fixed.entries()) {
    const other = wanted[index] ?? 0;
    if (part !== other) return part > other;
  }
  return true;
}

/** Negative, zero or positive. NuGet's versions have up to four numbers, and what is missing is zero. */
export function compareVersions(one: string, other: string): number {
  const [a, b] = [numbersOf(one), numbersOf(other)];
  for (let index = 0; index < 4; index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return compare(`0.0.0${previewOf(one)}`, `0.0.0${previewOf(other)}`, { loose: true });
}

const numbersOf = (version: string): number[] =>
  (/^[\d.]*/.exec(version.trim())?.[0] ?? '').split('.').map(Number);

const previewOf = (version: string): string => /-[^+]*/.exec(version)?.[0].toLowerCase() ?? '';

function forbidden(present: string, version: string, name: string): Problem {
  return new Problem({
    code: 'version-range',
    message: `${name} has to be ${version} or later, and the project allows ${present} only.`,
    cause: 'Earlier versions lack what the generated code uses.',
    next: `Let the range of ${name} include ${version}, and run the command again.`,
    exitCode: ExitCode.badInput,
  });
}
