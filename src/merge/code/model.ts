import type { SyntaxNode } from '../../syntax/syntax-node.js';
import type { SyntaxTree } from '../../syntax/syntax-tree.js';

/** A token or comment of a source text. */
export interface Token {
  /** What counts when texts are compared: the same for `'a'` and `"a"`, and for a comment however it is indented. */
  readonly key: string;
  readonly kind: 'word' | 'string' | 'comment' | 'punctuation';
  /** Set where the token may come and go by formatting alone. */
  readonly optional?: 'semicolon' | 'comma' | 'parenthesis' | 'other';
  readonly start: number;
  readonly end: number;
  readonly node: SyntaxNode;
}

/** One text, read into items. */
export interface Source {
  readonly tree: SyntaxTree;
  readonly text: string;
  /** All tokens in the order of the text. */
  readonly tokens: readonly Token[];
  readonly root: List;
}

/** Items between delimiters: a file, a class body, a block, an object literal, the names of an import. */
export interface List {
  readonly source: Source;
  readonly owner: Item | undefined;
  /** Type of the node, alike for what is the same list in another spelling. */
  readonly form: string;
  readonly separator: '' | ',';
  /** From the opening delimiter to behind the closing one. */
  readonly start: number;
  readonly end: number;
  /** Behind the opening delimiter, and before the closing one. */
  readonly innerStart: number;
  readonly innerEnd: number;
  readonly items: Item[];
  readonly hasTrailingSeparator: boolean;
}

/** What an item is to a person, and by what it is found again in another version of the text. */
export interface Identity {
  /** `class`, `method`, `statement`, `comment`. */
  readonly kind: string;
  readonly name?: string;
  /** Two items of a list with one key are versions of each other. */
  readonly key?: string;
  /** Whether its place among the others does not matter: a declaration, a member, a test. */
  readonly loose: boolean;
}

/** A declaration, member, statement, property, element, import, or a comment that stands for itself. */
export interface Item extends Identity {
  readonly list: List;
  readonly node: SyntaxNode;
  /** Without the comments above and behind it, and without a separator. */
  readonly start: number;
  readonly end: number;
  /** With the comments above it. */
  readonly leadStart: number;
  /** Where the comments behind it on its last line begin and end; both `end` where there are none. */
  readonly trailStart: number;
  readonly trailEnd: number;
  /** Line breaks between what is before it and itself. */
  readonly breaks: number;
  /** White space that its first line begins with. */
  readonly indent: string;
  /** Whether nothing else stands on its lines. */
  readonly ownLines: boolean;
  /** The lists in it, in the order of the text. Between them stands what makes the item what it is: its skeleton. */
  readonly lists: List[];
  /** Keys of the tokens: of the item, of the comments above, of those behind, and of all three. */
  readonly print: string;
  readonly lead: string;
  readonly trail: string;
  readonly whole: string;
}

/** The item and all below it, parents first. */
export function* itemsOf(list: Pick<List, 'items'>): Generator<Item, void, undefined> {
  for (const item of list.items) {
    yield item;
    for (const inner of item.lists) yield* itemsOf(inner);
  }
}
