import type { VersionScheme } from '../versions.js';

/** A part of a text: from, and up to but not including. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What a parser finds: a property, an element, an item, with its place in the text. */
export interface Draft extends Span {
  /** Tells it from its siblings. */
  readonly key: string;
  /** What people call it: `jose`, `PackageReference jose`. Empty for what has no name of its own. */
  readonly label: string;
  /** Two nodes of one kind that have areas are merged child by child. */
  readonly kind: string;
  /** Equal where two nodes mean the same, however they are written. */
  readonly value: string;
  /** Where the children stand. */
  readonly areas: readonly Area[];
  /** Its value alone, where that can stand in for the value of another node of this kind. */
  readonly content?: Span;
  /** The quotes around the content, where it may not hold them. */
  readonly quote?: string;
  readonly versions?: VersionScheme;
  /** Tells it from all nodes of the text, so that it is found again where its owner moved it. */
  readonly roams?: string;
  /** Known by what it holds only: a group. Where nothing is left in it, it goes. */
  readonly anonymous?: boolean;
}

/** A draft with all the text that goes where it goes. */
export interface TreeNode extends Draft {
  /** From the end of the sibling before: the comments above, the separator, and a comment behind on the same line. */
  readonly chunk: Span;
  readonly comma: number | undefined;
  /** The comments above, one a line, without indentation. */
  readonly comments: string;
}

/** The inside of a pair of brackets or tags, or of an indented block. */
export interface Area extends Span {
  /** Where the first chunk starts: behind a comment on the opening line. */
  readonly head: number;
  readonly separator: ',' | '';
  readonly items: readonly TreeNode[];
  /** Whether its children never need lines of their own: attributes. */
  readonly inline?: boolean;
  /** What has to stand around the first thing that is put in: an element that closed itself. */
  readonly wrap?: { readonly before: string; readonly after: string };
}

export interface Tree {
  readonly text: string;
  readonly root: TreeNode;
}

/** How a file format is read. */
export interface Format {
  readonly by: 'json' | 'yaml' | 'xml';
  readonly comment: RegExp;
  /** Whether relative indentation may be changed to the owner's: not where it carries text. */
  readonly freeIndent: boolean;
  /** What conflict markers mean for the file. */
  readonly marked: string;
  /** What `parse` puts before the text. */
  readonly prefix?: string;
  /** @throws {Unreadable} */
  readonly parse: (text: string, path: string) => Tree;
}

/** A text that has no structure to merge by. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';

  /** @param reason goes after the name of the text: `does not parse (line 3)` */
  constructor(readonly reason: string) {
    super(reason);
  }
}

export function unparsable(text: string, offset: number): Unreadable {
  return new Unreadable(`does not parse (line ${text.slice(0, offset).split('\n').length})`);
}

/** All children, wherever they stand. */
export function childrenOf(node: Draft): readonly TreeNode[] {
  return node.areas.length === 1 ? (node.areas[0]?.items ?? []) : node.areas.flatMap(({ items }) => items);
}
