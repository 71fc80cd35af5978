import type { Draft } from '../tree/tree.js';

const dependencies = new Set(['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies']);

/**
 * Where a property is a version, how it is compared; and that a package is the same one wherever it is depended on.
 *
 * @param name of the file, in lower case
 * @param path the keys that the property stands under
 */
export function versionAt(
  name: string,
  path: readonly string[],
  key: string,
): Pick<Draft, 'versions' | 'roams'> {
  const [section = ''] = path;
  if (name === 'package.json' && path.length === 1) {
    if (dependencies.has(section)) {
      return { versions: 'npm', ...(section !== 'peerDependencies' && { roams: `package ${key}` }) };
    }
    if (section === 'engines') return { versions: 'npm' };
  }
  if (name === 'global.json' && path.length === 1) {
    if ((section === 'sdk' && key === 'version') || section === 'msbuild-sdks') return { versions: 'nuget' };
  }
  if (name === 'dotnet-tools.json' && section === 'tools' && key === 'version') return { versions: 'nuget' };
  return {};
}
