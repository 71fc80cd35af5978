import type { SyntaxNode } from '../../syntax/syntax-node.js';
import type { Identity, Token } from './model.js';

/** How the items of a node lie in it. */
export interface ListShape {
  readonly form: string;
  readonly separator: '' | ',';
  /** Whether the items begin behind a `:` and end with the node: a `case`. */
  readonly undelimited?: boolean;
}

/** What the merge has to know of a language, beside its grammar. */
export interface Language {
  readonly name: 'typescript' | 'csharp';
  shapeOf(node: SyntaxNode): ListShape | undefined;
  /** Whether the node is one token however many nodes it has: a template string, a directive. */
  isAtom(node: SyntaxNode): boolean;
  isComment(node: SyntaxNode): boolean;
  /** Whether the node belongs to the item behind it: a decorator. */
  isPrefix(node: SyntaxNode): boolean;
  /** Whether all that stands behind the node in its list is in it: a namespace of the whole file. */
  holdsRest(node: SyntaxNode): boolean;
  readToken(node: SyntaxNode): Pick<Token, 'key' | 'kind' | 'optional'>;
  identify(node: SyntaxNode): Identity;
  /** Declarations whose fields (name, parameters, type, value) are separate things to edit. */
  isSlotted(node: SyntaxNode): boolean;
}

const letters = /[\p{L}\p{N}_$@`#]/u;

/** Whether a token is a name, keyword, number or template, not punctuation. */
export function isWord(text: string): boolean {
  const code = text.charCodeAt(0);
  if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90)) return true;
  return code >= 128 || (code >= 48 && code <= 57) || letters.test(text[0] ?? '');
}

/** The key of a comment: what it says, however it is indented. */
export function commentKey(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .join('\n');
}
