import semver from 'semver';

/** How a repo writes ranges: what most of its dependencies do. */
export type RangeStyle = '^' | '~' | 'exact';

/** A version as a range of that style: `^1.2.3`, `~1.2.3`, `1.2.3`. */
export const styledRange = (version: string, style: RangeStyle): string =>
  style === 'exact' ? version : style + version;

/** The lowest version that a range takes. */
export function lowest(range: string): string {
  const version = semver.minVersion(range);
  if (version === null) throw new Error(`${range} is no range of versions.`);
  return version.version;
}

/**
 * What an existing range does for somebody who needs at least a version.
 *
 * `foreign`: not a range of versions, but `workspace:*`, `catalog:`, `file:…`, a git URL, a tag or `*`: the owner's business.
 */
export type Sufficiency = 'enough' | 'too-low' | 'foreign';

export function sufficiency(range: string, least: string): Sufficiency {
  const versions = semver.validRange(range);
  if (versions === null || versions === '*' || range.trim() === '') return 'foreign';
  return semver.gte(lowest(range), least) ? 'enough' : 'too-low';
}

/**
 * The range to raise an existing one to, in the style that it has. The recommended version if it is compatible with what the range takes now
 * (as `^` means it: the same major, below 1.0.0 the same minor), else the least one that will do.
 */
export function raised(
  range: string,
  wanted: { readonly least: string; readonly recommended: string; readonly style: RangeStyle },
): { readonly range: string; readonly isCompatible: boolean } {
  const current = lowest(range);
  const compatible = [wanted.recommended, wanted.least].find((version) =>
    semver.satisfies(version, `^${current}`, { includePrerelease: true }),
  );
  const style = styleOfRange(range) ?? wanted.style;
  return {
    range: styledRange(compatible ?? wanted.recommended, style),
    isCompatible: compatible !== undefined,
  };
}

/** Undefined for a range that is none of the three: `>=1 <3`, `1.x`. */
function styleOfRange(range: string): RangeStyle | undefined {
  const [, operator, version] = /^\s*([\^~=]?)v?(\S+)\s*$/.exec(range) ?? [];
  if (operator === '^' || operator === '~') return operator;
  return version !== undefined && semver.valid(version) !== null ? 'exact' : undefined;
}
