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
  try {
    const root = copyNode(cursor, text, undefined);
    const errors: SyntaxNode[] = [];
    let node: SyntaxNode | undefined = root;
    while (node !== undefined) {
      if (node.type === 'ERROR' || node.isMissing) errors.push(node);
      if (cursor.gotoFirstChild()) {
        node = copyNode(cursor, text, node);
        continue;
      }
      while (node !== undefined && !cursor.gotoNextSibling()) {
        cursor.gotoParent();
        node = node.parent;
      }
      if (node !== undefined) node = copyNode(cursor, text, node.parent);
    }
    return { text, root, hasError: errors.length > 0, errors };
  } finally {
    cursor.delete();
  }
}

function copyNode(cursor: TreeCursor, text: string, parent: SyntaxNode | undefined): SyntaxNode {
  return new SyntaxNode(text, {
    type: cursor.nodeType,
    field: cursor.currentFieldName ?? undefined,
    start: cursor.startIndex,
    end: cursor.endIndex,
    isNamed: cursor.nodeIsNamed,
    // Asking costs a node of the parser's own, and a token is never one.
    isExtra: cursor.nodeIsNamed && cursor.currentNode.isExtra,
    isMissing: cursor.nodeIsMissing,
    parent,
  });
}
