import { addItem } from './items.js';
import { raiseVersion } from './raise.js';

/**
 * Adds the version of a package to `Directory.Packages.props`, or raises the one that is there; never lowers it.
 *
 * @returns the same text where there is nothing to do
 * @throws {Problem} `xml-invalid`; `version-range`; `version-elsewhere`: see {@link raiseVersion}
 */
export function addPackageVersion(
  text: string,
  name: string,
  version: string,
  file = 'Directory.Packages.props',
): string {
  const added = addItem(
    text,
    { kind: 'PackageVersion', include: name, metadata: { Version: version } },
    file,
  );
  return added === text ? raiseVersion(text, ['PackageVersion'], name, version, file) : added;
}
