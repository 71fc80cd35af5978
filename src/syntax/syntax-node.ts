/** What the parser says of one node. */
interface NodeData {
  readonly type: string;
  readonly field: string | undefined;
  readonly start: number;
  readonly end: number;
  readonly isNamed: boolean;
  readonly isExtra: boolean;
  readonly isMissing: boolean;
  readonly parent: SyntaxNode | undefined;
}

/** Of every leaf: most nodes are one. */
const none: SyntaxNode[] = [];

/**
 * A node of a concrete syntax tree. Plain data: it holds nothing of the parser's memory, and stays valid for as long as it is referred to.
 * Between two leaves there is white space, except where a grammar hides a token (the format of a C# interpolation, `{1:u}`): take the text
 * of a node, not of its leaves.
 *
 * Types and fields are those of the grammars: `node-types.json` of tree-sitter-typescript and tree-sitter-c-sharp.
 */
export class SyntaxNode {
  /** Of a named node the grammar's rule (`call_expression`, `comment`); of a token its text (`{`); `ERROR` for what could not be read. */
  readonly type: string;
  /** What the parent calls it: `name`, `body`, `arguments`. */
  readonly field: string | undefined;
  /** Index of the first UTF-16 code unit, as `string.slice` counts. A byte order mark counts as one, and is part of no node. */
  readonly start: number;
  /** Index after the last UTF-16 code unit. */
  readonly end: number;
  /** False for punctuation and keywords. */
  readonly isNamed: boolean;
  /** Whether it may stand anywhere: a comment, `#region`. */
  readonly isExtra: boolean;
  /** Whether the parser made it up to go on: it is empty, and the text has an error there. */
  readonly isMissing: boolean;
  readonly parent: SyntaxNode | undefined;
  readonly #text: string;
  #children: SyntaxNode[] = none;

  constructor(text: string, data: NodeData) {
    this.#text = text;
    this.type = data.type;
    this.field = data.field;
    this.start = data.start;
    this.end = data.end;
    this.isNamed = data.isNamed;
    this.isExtra = data.isExtra;
    this.isMissing = data.isMissing;
    this.parent = data.parent;
    const { parent } = data;
    if (parent === undefined) return;
    if (parent.#children === none) parent.#children = [this];
    else parent.#children.push(this);
  }

  /** Tokens and comments among them, in the order of the text. */
  get children(): readonly SyntaxNode[] {
    return this.#children;
  }

  /** Without punctuation, keywords and comments. */
  get namedChildren(): readonly SyntaxNode[] {
    return this.#children.filter(({ isNamed, isExtra }) => isNamed && !isExtra);
  }

  get text(): string {
    return this.#text.slice(this.start, this.end);
  }

  /** The first child with that field. */
  child(field: string): SyntaxNode | undefined {
    return this.#children.find((child) => child.field === field);
  }

  /** The node and all below it, in the order of the text, parents first. */
  *walk(): Generator<SyntaxNode, void, undefined> {
    const open: SyntaxNode[] = [this];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      yield node;
      const children = node.#children;
      for (let at = children.length - 1; at >= 0; at -= 1) {
        const child = children[at];
        if (child !== undefined) open.push(child);
      }
    }
  }

  /** Every node of a type at or below this one. */
  descendants(type: string): SyntaxNode[] {
    return [...this.walk()].filter((node) => node.type === type);
  }
}
