import type { CSharpPlace } from './place.js';

/** Section of the configuration of a repo's first C# flow. */
export const firstSection = 'MtlsPop';

/** A flow's name as a part of C# names: `key-vault` becomes `KeyVault`. */
export const pascalCase = (name: string): string =>
  name
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

/**
 * Section of the configuration of a C# flow, and what follows `Add` in the name of the method that registers it: `MtlsPop` for the
 * first flow in a repo, `MtlsPopGraph` for a later one named `graph`. A later one's folder is named after it.
 */
export function sectionOf(name: string, { folder, namespace }: CSharpPlace): string {
  const part = pascalCase(name);
  const isLater = part !== firstSection && folder.endsWith(`/${part}`) && namespace.endsWith(`.${part}`);
  return isLater ? `${firstSection}${part}` : firstSection;
}
