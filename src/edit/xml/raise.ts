import type { XmlElement } from '@rgrove/parse-xml';
import { ExitCode, Problem } from '../../errors/errors.js';
import { attribute, childElements, rootElement, sameName } from '../../markup/xml.js';
import { includesOf, itemsBelow } from './items.js';
import { raised } from './package-version.js';
import { type Range, attributeRange, contentRange, escapeXml, splice } from './xml-text.js';

/**
 * Raises the version of a package wherever the file says one: in an attribute or an element, in a property of the same file.
 *
 * @param kinds of items that say it
 * @returns the same text where the version is that one or a later one, or where the file says none
 * @throws {Problem} `xml-invalid`; `version-range`; `version-elsewhere` where the version is a property of another file
 */
export function raiseVersion(
  text: string,
  kinds: readonly string[],
  name: string,
  version: string,
  file: string,
): string {
  const root = rootElement(text, file);
  const items = kinds
    .flatMap((kind) => itemsBelow(root, kind))
    .filter((item) => [...includesOf(item), attribute(item, 'Update')].some((each) => isName(each, name)));
  const ranges = items
    .flatMap((item) => versionRanges(text, item))
    .flatMap((range) => resolved(text, root, range, { name, version, file }));
  // From the end, so that those before stay where they are.
  return [...new Map(ranges.map((range) => [range.start, range])).values()]
    .sort((one, other) => other.start - one.start)
    .reduce((result, range) => {
      const present = text.slice(range.start, range.end);
      return splice(result, range, escapeXml(raised(present, version, name)));
    }, text);
}

const isName = (one: string | undefined, name: string): boolean => one !== undefined && sameName(one, name);

function versionRanges(text: string, item: XmlElement): Range[] {
  return ['Version', 'VersionOverride'].flatMap((name) => {
    const child = childElements(item, name)[0];
    const range = child === undefined ? attributeRange(text, item, name) : contentRange(text, child);
    return range === undefined || range.start === range.end ? [] : [range];
  });
}

/** Where the version itself stands: `$(MsalVersion)` sends to the properties of that name. */
function resolved(
  text: string,
  root: XmlElement,
  range: Range,
  wanted: { name: string; version: string; file: string },
): Range[] {
  const present = text.slice(range.start, range.end);
  if (!present.includes('$(')) return [range];
  const property = /^\$\(([\w.-]+)\)$/.exec(present)?.[1];
  const places = childElements(root, 'PropertyGroup')
    .flatMap((group) => (property === undefined ? [] : childElements(group, property)))
    .flatMap((element) => contentRange(text, element) ?? []);
  const isPlain = places.every(({ start, end }) => !text.slice(start, end).includes('$('));
  if (places.length > 0 && isPlain) return places;
  throw new Problem({
    code: 'version-elsewhere',
    message: `${wanted.name} has to be ${wanted.version} or later, and ${wanted.file} says its version as ${present}.`,
    cause: 'Where that comes from is not for a tool to guess.',
    next: `See that ${present} is ${wanted.version} or later, and run the command again.`,
    exitCode: ExitCode.badInput,
  });
}
