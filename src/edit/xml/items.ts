import type { XmlElement } from '@rgrove/parse-xml';
import { attribute, childElements, rootElement, sameName } from '../../markup/xml.js';
import { insertAfter, insertBefore, insertLast } from './insert.js';
import { escapeXml, indentUnit, lineEnding } from './xml-text.js';

/** An item of MSBuild that a project is to have: `<PackageReference Include="…" Version="…" />`. */
export interface Item {
  readonly kind: string;
  readonly include: string;
  /** In their order. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** Written as attributes, or as elements where the neighbours have elements. */
  readonly metadata?: Readonly<Record<string, string>>;
}

/**
 * Adds an item where it belongs: among those of its kind, in their order where they have one, else in an `ItemGroup` of its own.
 *
 * @param isSame whether an `Include` that stands there names the same
 * @returns the same text where the item is there already, also one with a condition: two would be one too many
 * @throws {Problem} `xml-invalid`
 */
export function addItem(
  text: string,
  item: Item,
  file: string,
  isSame: (include: string, other: string) => boolean = sameName,
): string {
  const root = rootElement(text, file);
  const present = itemsBelow(root, item.kind);
  if (present.some((each) => includesOf(each).some((include) => isSame(include, item.include)))) return text;
  const group = groupFor(root, item.kind);
  if (group === undefined) return addGroup(text, root, item, present);
  const siblings = itemsIn(group, item.kind);
  const lines = linesOf(text, root, item, siblings);
  const next = isSorted(siblings) ? siblings.find((each) => isBefore(item.include, nameOf(each))) : undefined;
  const last = siblings.at(-1);
  if (next === undefined) return last === undefined ? text : insertAfter(text, last, lines);
  const previous = siblings[siblings.indexOf(next) - 1];
  // After the one before: so a comment above the next one stays with that.
  return previous === undefined ? insertBefore(text, next, lines) : insertAfter(text, previous, lines);
}

/** Every item of a kind, whatever it stands in: a group with a condition, a `When`. */
export function itemsBelow(element: XmlElement, kind: string): XmlElement[] {
  return childElements(element).flatMap((child) =>
    sameName(child.name, kind) && sameName(element.name, 'ItemGroup') ? [child] : itemsBelow(child, kind),
  );
}

/** Names that an item has in its `Include`, which may be a list. */
export function includesOf(item: XmlElement): string[] {
  return (attribute(item, 'Include') ?? '').split(';').map((each) => each.trim());
}

const nameOf = (item: XmlElement): string => includesOf(item)[0] ?? '';

const itemsIn = (group: XmlElement, kind: string): XmlElement[] =>
  childElements(group, kind).filter((item) => attribute(item, 'Include') !== undefined);

/** Of the groups that hold for everything, the one with most items of the kind. */
function groupFor(root: XmlElement, kind: string): XmlElement | undefined {
  let best: { group: XmlElement; count: number } | undefined;
  for (const group of childElements(root, 'ItemGroup')) {
    const count = itemsIn(group, kind).length;
    if (attribute(group, 'Condition') === undefined && count > (best?.count ?? 0)) best = { group, count };
  }
  return best?.group;
}

function addGroup(text: string, root: XmlElement, item: Item, models: readonly XmlElement[]): string {
  const unit = indentUnit(text, root);
  const lines = [
    '<ItemGroup>',
    ...linesOf(text, root, item, models).map((line) => `${unit}${line}`),
    '</ItemGroup>',
  ];
  const before = childElements(root, 'ItemGroup').at(-1) ?? childElements(root, 'PropertyGroup').at(-1);
  if (before === undefined) return insertLast(text, root, lines);
  return insertAfter(text, before, lines, hasBlankLines(text, root) ? lineEnding(text) : '');
}

/** Whether the parts of a project stand apart, as `dotnet new` writes them. */
function hasBlankLines(text: string, root: XmlElement): boolean {
  let blank = 0;
  let close = 0;
  let end = root.start;
  for (const child of childElements(root)) {
    const between = text.slice(end, child.start).replace(/<!--[^]*?-->/g, '');
    if (/\n[ \t]*\r?\n/.test(between)) blank += 1;
    else close += 1;
    end = child.end;
  }
  return blank >= close && blank > 0;
}

/** An element in the manner of its neighbours. */
function linesOf(text: string, root: XmlElement, item: Item, models: readonly XmlElement[]): string[] {
  const sources = models.map((model) => text.slice(model.start, model.end));
  const asElements = models.filter((model) => childElements(model, 'Version').length > 0).length;
  const metadata = Object.entries(item.metadata ?? {});
  const attributes = [
    ['Include', item.include],
    ...Object.entries(item.attributes ?? {}),
    ...(isMost(asElements, models.length) ? [] : metadata),
  ].map(([name = '', value = '']) => ` ${name}="${escapeXml(value)}"`);
  const start = `<${item.kind}${attributes.join('')}`;
  if (metadata.length > 0 && isMost(asElements, models.length)) {
    const unit = indentUnit(text, root);
    const inner = metadata.map(([name, value]) => `${unit}<${name}>${escapeXml(value)}</${name}>`);
    return [`${start}>`, ...inner, `</${item.kind}>`];
  }
  const whole = sources.filter((source) => source.endsWith('/>'));
  const isTight = isMost(whole.filter((source) => !/\s\/>$/.test(source)).length, whole.length);
  return [`${start}${isTight ? '' : ' '}/>`];
}

const isMost = (count: number, all: number): boolean => count * 2 > all;

const isBefore = (one: string, other: string): boolean => one.toLowerCase() < other.toLowerCase();

const isSorted = (items: readonly XmlElement[]): boolean =>
  items.every((item, index) => {
    const before = items[index - 1];
    return before === undefined || !isBefore(nameOf(item), nameOf(before));
  });
