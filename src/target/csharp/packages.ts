import { sameName } from '../../markup/xml.js';
import { type ProjectItem, namesOf } from './msbuild/project-item.js';

/** Version of each package that a project refers to, central ones looked up; undefined where none is to be found. */
export function packagesOf(items: readonly ProjectItem[]): Map<string, string | undefined> {
  const own = namesOf(items, 'PackageReference');
  const global = namesOf(items, 'GlobalPackageReference');
  const version = (name: string): string | undefined =>
    metadataOf(items, ['PackageReference'], name, 'VersionOverride') ??
    metadataOf(items, ['PackageReference', 'GlobalPackageReference'], name, 'Version') ??
    metadataOf(items, ['PackageVersion'], name, 'Version');
  return new Map([...own, ...global].map((name) => [name, version(name)]));
}

/** The last item that says it wins, as in a build. */
function metadataOf(
  items: readonly ProjectItem[],
  kinds: readonly string[],
  name: string,
  key: string,
): string | undefined {
  return items
    .filter((item) => item.action !== 'remove' && sameName(item.name, name))
    .filter((item) => kinds.some((kind) => sameName(kind, item.kind)))
    .map((item) => item.metadata(key))
    .findLast((value) => value !== undefined && value !== '');
}
