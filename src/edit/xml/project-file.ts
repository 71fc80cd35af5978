import { rootElement } from '../../markup/xml.js';
import { addItem, includesOf, itemsBelow } from './items.js';
import { raiseVersion } from './raise.js';

/**
 * Edits of a project file, text to text. Each gives the same text where there is nothing to do, and throws a Problem
 * (`xml-invalid`) where the text is not XML. `file` is how messages call it.
 */
const unnamed = 'the project file';

/**
 * @param version undefined where versions are central
 * @param attributes such as `PrivateAssets="all"`
 */
export function addPackageReference(
  text: string,
  name: string,
  version: string | undefined,
  attributes: Readonly<Record<string, string>> = {},
  file = unnamed,
): string {
  const metadata = { ...(version !== undefined && { Version: version }), ...attributes };
  return addItem(text, { kind: 'PackageReference', include: name, metadata }, file);
}

/**
 * Raises the version of a package that the project refers to; never lowers it.
 *
 * @throws {Problem} `version-range` where the range that stands there forbids the version; `version-elsewhere` where it is a property
 * of another file
 */
export function setPackageVersion(text: string, name: string, version: string, file = unnamed): string {
  return raiseVersion(text, ['PackageReference'], name, version, file);
}

/** @param path from the project's folder to the other project, `/`-separated; written as the file's other references are */
export function addProjectReference(text: string, path: string, file = unnamed): string {
  const others = itemsBelow(rootElement(text, file), 'ProjectReference').flatMap(includesOf);
  const slash = others.some((other) => other.includes('/')) && !others.some((other) => other.includes('\\'));
  const include = slash ? path : path.replaceAll('/', '\\');
  return addItem(text, { kind: 'ProjectReference', include }, file, isSamePath);
}

export function addFrameworkReference(text: string, name: string, file = unnamed): string {
  return addItem(text, { kind: 'FrameworkReference', include: name }, file);
}

/** @param name of the assembly that may see what is internal */
export function addInternalsVisibleTo(text: string, name: string, file = unnamed): string {
  return addItem(text, { kind: 'InternalsVisibleTo', include: name }, file);
}

/** @param namespace that every file of the project uses from then on */
export function addUsing(text: string, namespace: string, file = unnamed): string {
  // Namespaces differ in case.
  return addItem(text, { kind: 'Using', include: namespace }, file, (one, other) => one === other);
}

const isSamePath = (one: string, other: string): boolean => plainPath(one) === plainPath(other);

const plainPath = (path: string): string => path.replaceAll('\\', '/').replace(/^\.\//, '').toLowerCase();
