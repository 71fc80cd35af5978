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
    const kinds = new Map<number, Kind>();
    const root = copyNode(cursor, text, undefined, kinds);
    const errors: SyntaxNode[] = [];
    let node: SyntaxNode | undefined = root;
    while (node !== undefined) {
      if (node.type === 'ERROR' || node.isMissing) errors.push(node);
      if (cursor.gotoFirstChild()) {
        node = copyNode(cursor, text, node, kinds);
        continue;
      }
      while (node !== undefined && !cursor.gotoNextSibling()) {
        cursor.gotoParent();
        node = node.parent;
      }
      if (node !== undefined) node = copyNode(cursor, text, node.parent, kinds);
    }
    return { text, root, hasError: errors.length > 0, errors };
  } finally {
    cursor.delete();
  }
}

/** What every node of a type has in common. */
type Kind = Pick<SyntaxNode, 'type' | 'isNamed'> & { readonly mayBeExtra: boolean };

/**
 * Each look through the cursor is a call into the parser's memory, and a text has thousands of nodes: a type is asked once, and no node what
 * it cannot be.
 */
function copyNode(
  cursor: TreeCursor,
  text: string,
  parent: SyntaxNode | undefined,
  kinds: Map<number, Kind>,
): SyntaxNode {
  const { nodeTypeId: id, startIndex: start, endIndex: end } = cursor;
  const { type, isNamed, mayBeExtra } = kinds.get(id) ?? addKind(cursor, id, kinds);
  return new SyntaxNode(text, {
    type,
    field: cursor.currentFieldName ?? undefined,
    start,
    end,
    isNamed,
    isExtra: mayBeExtra && cursor.currentNode.isExtra,
    isMissing: start === end && cursor.nodeIsMissing,
    parent,
  });
}

function addKind({ nodeType, nodeIsNamed }: TreeCursor, id: number, kinds: Map<number, Kind>): Kind {
  const mayBeExtra = nodeIsNamed && /comment|^preproc_|^ERROR$/.test(nodeType);
  const kind = { type: nodeType, isNamed: nodeIsNamed, mayBeExtra };
  kinds.set(id, kind);
  return kind;
}
