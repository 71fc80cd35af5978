import { insertion } from '../../edit/splice.js';
import type { Splice } from '../../edit/splice.js';
import type { SyntaxNode } from '../../syntax/syntax-node.js';
import type { SyntaxTree } from '../../syntax/syntax-tree.js';
import { endOfLine, eolOf, indentAt, lineStart } from '../layout.js';

/**
 * A `using` directive where the file has its own: at its place where they are sorted (`System` first, as Visual Studio sorts, or not),
 * else behind them; at the top of a file that has none. Nothing where the file, or the project, has it.
 *
 * @param using what stands behind the keyword: `Contoso.MtlsPop`, `static Contoso.MtlsPop.Extensions`
 */
export function addUsing(tree: SyntaxTree, using: string, globalUsings: readonly string[]): Splice[] {
  const { text, root } = tree;
  const directives = usingsOf(root);
  if (globalUsings.includes(using) || directives.some((each) => targetOf(each) === using)) return [];
  const eol = eolOf(text, '\n');
  const line = `using ${using};`;
  const last = directives.at(-1);
  if (last === undefined) return [insertion(topOf(tree), line + eol + eol)];

  const next = nextOf(directives, using);
  if (next !== undefined) return [insertion(next.start, line + eol + indentAt(text, next.start))];
  const end = endOfLine(text, last.end) ?? last.end;
  return [insertion(end, eol + indentAt(text, last.start) + line)];
}

/** Those of the file, of a file-scoped namespace too, or else those of its only namespace with a block. */
function usingsOf(root: SyntaxNode): SyntaxNode[] {
  const own = root.children.filter(isUsing);
  if (own.length > 0) return own;
  const [namespace, other] = root.namedChildren.filter(({ type }) => type.endsWith('namespace_declaration'));
  if (other !== undefined) return [];
  return namespace?.child('body')?.children.filter(isUsing) ?? [];
}

const isUsing = ({ type, text }: SyntaxNode): boolean =>
  type === 'using_directive' && text.startsWith('using');

const targetOf = (directive: SyntaxNode): string =>
  directive.text
    .replace(/^using\s+/, '')
    .replace(/\s*;$/, '')
    .replaceAll(/\s+/g, ' ');

/** The directive that the new one goes in front of; undefined where that is none, and where they are in no order. */
function nextOf(directives: readonly SyntaxNode[], using: string): SyntaxNode | undefined {
  for (const systemFirst of [true, false]) {
    const keys = directives.map((each) => sortKey(targetOf(each), systemFirst));
    const isSorted = keys.every((key, at) => (keys[at - 1] ?? '') <= key);
    if (isSorted) return directives[keys.findIndex((key) => key > sortKey(using, systemFirst))];
  }
  return undefined;
}

/** Namespaces, then static ones, then aliases: as `dotnet format` sorts. */
function sortKey(target: string, systemFirst: boolean): string {
  const kind = target.startsWith('static ') ? 1 : target.includes('=') ? 2 : 0;
  const group = systemFirst && /^(?:static )?System\b/.test(target) ? 0 : 1;
  return `${kind}${group}${target.toLowerCase()}`;
}

/** Behind the byte order mark and the licence: comments that a blank line parts from what follows. */
function topOf({ text, root }: SyntaxTree): number {
  const first = root.children[0];
  if (first === undefined) return text.length;
  let top = first.start;
  for (const child of root.children) {
    if (child.type !== 'comment') break;
    const blank = /^[ \t]*\r?\n(?:[ \t]*\r?\n)+/.exec(text.slice(child.end));
    if (blank !== null) top = child.end + blank[0].length;
  }
  return lineStart(text, top) === 0 ? top : lineStart(text, top);
}
