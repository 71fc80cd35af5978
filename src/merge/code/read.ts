import type { SyntaxNode } from '../../syntax/syntax-node.js';
import type { SyntaxTree } from '../../syntax/syntax-tree.js';
import { ReadItem } from './read-item.js';
import type { Language, ListShape } from './language.js';
import type { Item, List, Source, Token } from './model.js';

/** Reads a text into items. Where it has errors they are guesses. */
export function readSource(tree: SyntaxTree, language: Language): Source {
  const { text, root } = tree;
  const tokens: Token[] = [];
  collectTokens(root, language, tokens);
  let list: List | undefined;
  const source: Source = {
    tree,
    text,
    tokens,
    get root() {
      return (list ??= new Reader(source, language).fileList(root));
    },
  };
  return source;
}

function collectTokens(node: SyntaxNode, language: Language, into: Token[]): void {
  if (node.children.length > 0 && !language.isAtom(node)) {
    for (const child of node.children) collectTokens(child, language, into);
    return;
  }
  const { start } = node;
  const end = ownEnd(node);
  if (end <= start) return;
  const { key, kind, optional } = language.readToken(node);
  into.push(
    optional === undefined ? { key, kind, start, end, node } : { key, kind, optional, start, end, node },
  );
}

interface Piece {
  readonly nodes: SyntaxNode[];
  readonly comments: SyntaxNode[];
  readonly behind: SyntaxNode[];
  start: number;
  end: number;
}

class Reader {
  constructor(
    private readonly source: Source,
    private readonly language: Language,
  ) {}

  fileList(root: SyntaxNode): List {
    const { text } = this.source;
    const bounds = { start: 0, end: text.length, innerStart: 0, innerEnd: text.length };
    return this.list(root.children, bounds, { form: 'file', separator: '' }, undefined);
  }

  private list(
    children: readonly SyntaxNode[],
    bounds: Pick<List, 'start' | 'end' | 'innerStart' | 'innerEnd'>,
    { form, separator }: ListShape,
    owner: Item | undefined,
  ): List {
    const pieces = this.pieces(children, bounds, separator);
    const last = children.findLast((child) => !this.language.isComment(child));
    const list: List = {
      ...bounds,
      source: this.source,
      owner,
      form,
      separator,
      items: [],
      hasTrailingSeparator: separator !== '' && last?.type === separator,
    };
    let before = bounds.innerStart;
    for (const piece of pieces) {
      const item = this.item(piece, list, before);
      list.items.push(item);
      before = item.trailEnd;
    }
    return list;
  }

  /** Groups the children of a list: comments with what they stand above or behind, separators with nothing. */
  private pieces(
    children: readonly SyntaxNode[],
    { innerEnd }: Pick<List, 'innerEnd'>,
    separator: string,
  ): Piece[] {
    const { text } = this.source;
    const pieces: Piece[] = [];
    let comments: SyntaxNode[] = [];
    let prefix: SyntaxNode[] = [];
    let reached = -1;
    const setApart = (): void => {
      if (comments[0] === undefined) return;
      pieces.push({
        nodes: comments,
        comments: [],
        behind: [],
        start: comments[0].start,
        end: endOf(comments),
      });
      comments = [];
    };
    for (const [at, child] of children.entries()) {
      const last = pieces.at(-1);
      if (this.language.isComment(child)) {
        const behind = last !== undefined && reached >= 0 && !text.slice(reached, child.start).includes('\n');
        const ends = /^[^\S\n]*(?:\n|$)/.test(text.slice(endOf([child]), innerEnd));
        if (behind && ends && comments.length === 0 && prefix.length === 0) {
          last.behind.push(child);
        } else {
          const above = comments.at(-1);
          if (above !== undefined && blankBetween(text, endOf([above]), child.start)) setApart();
          comments.push(child);
        }
        reached = endOf([child]);
      } else if (child.type === separator) {
        reached = child.end;
      } else if (
        child.type === ';' ||
        child.type === 'empty_statement' ||
        (child.type === ',' && separator === '')
      ) {
        const startsLine = last === undefined || text.slice(reached, child.start).includes('\n');
        if (startsLine) prefix.push(child);
        else {
          last.nodes.push(child);
          last.end = child.end;
        }
        reached = child.end;
      } else {
        const above = comments.at(-1);
        if (prefix.length === 0 && above !== undefined && blankBetween(text, endOf([above]), child.start))
          setApart();
        if (this.language.isPrefix(child)) {
          prefix.push(child);
          continue;
        }
        const nodes = [...prefix, child];
        prefix = [];
        const rest = this.language.holdsRest(child) ? children.slice(at + 1) : [];
        const end = rest.length > 0 ? innerEnd : this.endOfStatement(child);
        pieces.push({ nodes, comments, behind: [], start: nodes[0]?.start ?? child.start, end });
        if (end < child.end) prefix.push(...child.children.slice(-1));
        comments = [];
        reached = end;
        if (rest.length > 0) return pieces;
      }
    }
    setApart();
    return pieces;
  }

  /** Without semicolons a statement may end with one that begins the next line. */
  private endOfStatement(node: SyntaxNode): number {
    const last = node.children.at(-1);
    const before = node.children.at(-2);
    if (last?.type !== ';' || before === undefined) return node.end;
    return this.source.text.slice(before.end, last.start).includes('\n') ? before.end : node.end;
  }

  private item(piece: Piece, list: List, before: number): Item {
    const { nodes, comments, behind, start, end } = piece;
    const node = nodes.find((each) => !this.language.isPrefix(each) && each.type !== ';') ?? nodes[0];
    if (node === undefined) throw new Error('An item has no node.');
    const bounds = {
      start,
      end,
      leadStart: comments[0]?.start ?? start,
      trailStart: behind[0]?.start ?? end,
      trailEnd: behind.length > 0 ? endOf(behind) : end,
    };
    const item = new ReadItem(this.language.identify(node), list, node, bounds, before);
    for (const each of nodes) this.listsIn(each, item, end);
    return item;
  }

  private listsIn(node: SyntaxNode, item: Item, limit: number): void {
    if (this.language.isAtom(node)) return;
    const shape = this.language.shapeOf(node);
    if (shape === undefined) {
      for (const child of node.children) this.listsIn(child, item, limit);
      return;
    }
    if (shape.undelimited !== true) {
      const { start, end } = node;
      const bounds = { start, end, innerStart: start + 1, innerEnd: end - 1 };
      item.lists.push(this.list(node.children.slice(1, -1), bounds, shape, item));
      return;
    }
    const opening = node.children.findLastIndex(({ type }) => type === ':' || type === ';');
    const first = node.children.findIndex(({ type }) => type === ':' || type === ';');
    const colon = this.language.holdsRest(node) ? opening : first;
    const start = node.children[colon]?.end ?? node.end;
    for (const child of node.children.slice(0, colon)) this.listsIn(child, item, limit);
    const rest = this.language.holdsRest(node) ? restOf(node) : node.children.slice(colon + 1);
    const end = this.language.holdsRest(node) ? limit : Math.max(start, node.end);
    item.lists.push(this.list(rest, { start, end, innerStart: start, innerEnd: end }, shape, item));
  }
}

function restOf(node: SyntaxNode): readonly SyntaxNode[] {
  const siblings = node.parent?.children ?? [];
  return siblings.slice(siblings.indexOf(node) + 1);
}

function endOf(nodes: readonly SyntaxNode[]): number {
  const last = nodes.at(-1);
  return last === undefined ? 0 : ownEnd(last);
}

/** A directive's node takes the end of its line along. */
function ownEnd({ type, start, end, text }: SyntaxNode): number {
  return type.startsWith('preproc_') ? start + text.trimEnd().length : end;
}

function blankBetween(text: string, from: number, to: number): boolean {
  return /\n[^\S\n]*\n/.test(text.slice(from, to));
}
