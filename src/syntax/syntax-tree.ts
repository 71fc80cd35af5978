import type { Tree, TreeCursor } from 'web-tree-sitter';
import { SyntaxNode } from './syntax-node.js';

/** A text as its language's grammar reads it. Every text gives a tree, a broken one as well. */
export interface SyntaxTree {
  readonly text: string;
  /** `program` in TypeScript, `compilation_unit` in C#. Begins at the first token or comment, not at the white space before it. */
  readonly root: SyntaxNode;
  /**
   * Whether something in the text does not belong to the language, or is missing. The nodes of such a tree are guesses: do not edit
   * by them. The grammars take in a little more than the compilers, so a tree without errors is no proof that the text compiles.
   */
  readonly hasError: boolean;
  /** Where the text has its errors: `ERROR` nodes and missing ones, in the order of the text. */
  readonly errors: readonly SyntaxNode[];
}

/** Copies a tree out of the parser's memory. Without recursion: a long chain of calls nests as deep as it is long. */
export function copyTree(tree: Tree, text: string): SyntaxTree {
  const cursor = tree.walk();
  const types: Types = new Map();
  try {
    const root = copyNode(cursor, text, types, undefined);
    const errors: SyntaxNode[] = [];
    let node: SyntaxNode | undefined = root;
    while (node !== undefined) {
      if (node.type === 'ERROR' || node.isMissing) errors.push(node);
      if (cursor.gotoFirstChild()) {
        node = copyNode(cursor, text, types, node);
        continue;
      }
      while (node !== undefined && !cursor.gotoNextSibling()) {
        cursor.gotoParent();
        node = node.parent;
      }
      if (node !== undefined) node = copyNode(cursor, text, types, node.parent);
    }
    return { text, root, hasError: errors.length > 0, errors };
  } finally {
    cursor.delete();
  }
}

/** What the grammars let stand anywhere has one of these types. Others are not asked: that costs a node of the parser's own. */
const mayBeExtra = /comment|^preproc_|^ERROR$/;

/** What the type of a node says, by its number. Each question to the parser goes through its memory, and there is one node a token. */
type Types = Map<number, { readonly type: string; readonly isNamed: boolean; readonly mayBeExtra: boolean }>;

function typeOf(cursor: TreeCursor, types: Types) {
  const id = cursor.nodeTypeId;
  let known = types.get(id);
  if (known === undefined) {
    const { nodeType: type, nodeIsNamed: isNamed } = cursor;
    known = { type, isNamed, mayBeExtra: isNamed && mayBeExtra.test(type) };
    types.set(id, known);
  }
  return known;
}

function copyNode(
  cursor: TreeCursor,
  text: string,
  types: Types,
  parent: SyntaxNode | undefined,
): SyntaxNode {
  const { type, isNamed, mayBeExtra: asksForExtra } = typeOf(cursor, types);
  const { startIndex: start, endIndex: end } = cursor;
  return new SyntaxNode(text, {
    type,
    field: cursor.currentFieldName ?? undefined,
    start,
    end,
    isNamed,
    isExtra: asksForExtra && cursor.currentNode.isExtra,
    // A missing node is empty.
    isMissing: start === end && cursor.nodeIsMissing,
    parent,
  });
}
