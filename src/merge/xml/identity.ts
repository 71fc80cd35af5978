import type { XmlElement } from '@rgrove/parse-xml';

/** What tells an element from its siblings. */
export interface Identity {
  readonly key: string;
  readonly label: string;
  /** The attribute that names it. */
  readonly by: string | undefined;
  /** A group has no name: it is known by what is in it. */
  readonly anonymous: boolean;
}

const groups = new Set(['PropertyGroup', 'ItemGroup', 'ItemDefinitionGroup', 'ImportGroup']);
const names = ['Include', 'Update', 'Remove', 'Project', 'Path', 'Name', 'key', 'Id'];

/**
 * An item by what it includes, an import by its project, a property by its name; each also by its condition, because the same
 * property under two conditions is two. MSBuild reads `a\b` and `A/b` as one path.
 */
export function identityOf({ name, attributes }: XmlElement): Identity {
  const condition = attributes['Condition'];
  const when = condition === undefined ? '' : ` when ${condition.replace(/\s+/g, '')}`;
  if (groups.has(name)) return { key: name + when, label: '', by: undefined, anonymous: true };
  const by = names.find((each) => attributes[each] !== undefined);
  const value = by === undefined ? '' : (attributes[by] ?? '');
  const same = value.replaceAll('\\', '/').toLowerCase();
  return {
    key: by === undefined ? name + when : `${name} ${by} ${same}${when}`,
    label: by === undefined ? name : `${name} ${value}`,
    by,
    anonymous: false,
  };
}

/** What holds steps or branches in an order that counts: it is merged as a whole. */
export function isOpaque(name: string): boolean {
  return ['Target', 'UsingTask', 'Choose'].includes(name);
}

/** Items whose `Version` is that of a NuGet package. */
export function isPackage(name: string): boolean {
  return /^(Package(Reference|Version|Download)|GlobalPackageReference|DotNetCliToolReference)$/.test(name);
}
