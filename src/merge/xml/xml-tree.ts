import { parseXml, XmlElement, XmlError, XmlText, type XmlNode } from '@rgrove/parse-xml';
import { tile, treeOf } from '../tree/tile.js';
import { Unreadable, unparsable, type Area, type Draft, type Format, type Span } from '../tree/tree.js';
import { identityOf, isOpaque, isPackage, type Identity } from './identity.js';
import { startTag, type Tag } from './start-tag.js';

const comment = /<!--[\s\S]*?-->/;

/** Project files, props and targets of MSBuild, slnx, NuGet's configuration. */
export const xml: Format = {
  by: 'xml',
  comment,
  freeIndent: true,
  marked: 'it is no XML until its conflict markers are gone',
  parse(text) {
    const root = rootOf(text);
    const declaration = /^\s*<\?xml[^?]*\?>/.exec(text)?.[0].length ?? 0;
    return treeOf(text, [{ ...element(root, { text, group: undefined }), label: '' }], declaration, comment);
  },
};

function rootOf(text: string): XmlElement {
  if (/<!DOCTYPE/i.test(text)) throw new Unreadable('has a document type');
  try {
    const { root } = parseXml(text, { includeOffsets: true, preserveComments: true, preserveCdata: true });
    if (root !== null) return root;
  } catch (error) {
    if (error instanceof XmlError) throw unparsable(text, error.pos);
    throw error;
  }
  throw new Unreadable('is empty');
}

interface Place {
  readonly text: string;
  /** The group that holds the element, by its key. */
  readonly group: string | undefined;
}

function element(node: XmlElement, place: Place): Draft {
  const { text } = place;
  const tag = startTag(text, node);
  const identity = identityOf(node);
  const inside = tag.closed ? undefined : { start: tag.end, end: text.lastIndexOf('</', node.end) };
  const children = node.children.filter((child) => child instanceof XmlElement);
  const common = {
    start: node.start,
    end: node.end,
    key: identity.key,
    label: identity.label,
    ...roaming(identity, place),
  };
  if (isOpaque(node.name) || (children.length > 0 && hasText(node.children))) {
    return { ...common, kind: 'opaque', value: squeezed(text.slice(node.start, node.end)), areas: [] };
  }
  if (inside !== undefined && children.length === 0 && hasText(node.children)) {
    return { ...common, ...textOf(node, text, inside) };
  }
  const drafts = children.map((child) =>
    element(child, { text, group: identity.anonymous ? identity.key : undefined }),
  );
  const areas = [attributes(tag, node, text), content(node, tag, inside, versioned(drafts, node), text)];
  const value = areas.flatMap(({ items }) => items.map((item) => `${item.key}=${item.value}`)).sort();
  return {
    ...common,
    kind: 'element',
    value: `${node.name}{${value.join()}}`,
    areas,
    ...(identity.anonymous && { anonymous: true }),
  };
}

/** What an owner may move to another group, or a project to another folder of the solution. */
function roaming(identity: Identity, { group }: Place): Pick<Draft, 'roams'> {
  if (identity.anonymous) return {};
  if (identity.by === 'Path') return { roams: identity.key };
  return group === undefined ? {} : { roams: `${identity.key} in ${group}` };
}

/** Its attributes are part of the kind: the text of one can stand in for that of another only where they are the same. */
function textOf(
  node: XmlElement,
  text: string,
  inside: Span,
): Pick<Draft, 'kind' | 'value' | 'content' | 'areas'> {
  const raw = text.slice(inside.start, inside.end);
  const named = Object.entries(node.attributes).map(([name, value]) => `${name}=${value}`);
  const attributes = named.sort().join(' ');
  const start = inside.start + raw.length - raw.trimStart().length;
  return {
    kind: `text ${attributes}`,
    value: attributes + node.text.trim(),
    content: { start, end: start + raw.trim().length },
    areas: [],
  };
}

/** An item's metadata is the same as an attribute and as an element, so both have the same kind. */
function attributes(tag: Tag, node: XmlElement, text: string): Area {
  const drafts = tag.attributes.map(({ name, start, end, value }): Draft => ({
    start,
    end,
    key: name,
    label: name,
    kind: 'text ',
    value: (node.attributes[name] ?? '').trim(),
    content: value,
    quote: text.charAt(end - 1),
    areas: [],
  }));
  const start = node.start + 1 + node.name.length;
  const end = tag.attributes.at(-1)?.end ?? start;
  return { ...tile(text, versioned(drafts, node), { start, end }, comment), inline: true };
}

function content(
  node: XmlElement,
  tag: Tag,
  inside: Span | undefined,
  drafts: readonly Draft[],
  text: string,
): Area {
  if (inside !== undefined) return tile(text, drafts, inside, comment);
  const start = tag.attributes.at(-1)?.end ?? node.start + 1 + node.name.length;
  const wrap = { before: '>', after: `</${node.name}>` };
  return { ...tile(text, [], { start, end: node.end, wrap }, comment), head: start };
}

function versioned(drafts: readonly Draft[], node: XmlElement): readonly Draft[] {
  if (!isPackage(node.name)) return drafts;
  return drafts.map((draft) =>
    /^Version(Override)?$/.test(draft.key) ? { ...draft, versions: 'nuget' } : draft,
  );
}

function hasText(nodes: readonly XmlNode[]): boolean {
  return nodes.some((node) => node instanceof XmlText && node.text.trim() !== '');
}

/** As it stands, comments too, but without the space between tags. */
function squeezed(text: string): string {
  return text.replace(/>\s+</g, '><').replace(/\s+/g, ' ');
}
