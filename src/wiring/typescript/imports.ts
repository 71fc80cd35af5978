import { insertion } from '../../edit/splice.js';
import type { Splice } from '../../edit/splice.js';
import type { SyntaxNode } from '../../syntax/syntax-node.js';
import type { SyntaxTree } from '../../syntax/syntax-tree.js';
import type { TypeScriptStyle } from '../../target/code-style.js';
import { endOfLine, eolOf, lineStart } from '../layout.js';
import { inStyle, quoted } from './code.js';

/** An import statement and the module that it names. */
export interface ImportOf {
  readonly node: SyntaxNode;
  readonly source: string;
}

export interface WantedImport {
  /** As the import names the module. */
  readonly source: string;
  readonly values: readonly string[];
  readonly types: readonly string[];
}

export const importsOf = ({ root }: SyntaxTree): ImportOf[] =>
  root.children
    .filter(({ type }) => type === 'import_statement')
    .flatMap((node) => {
      const source = (node.child('source') ?? node.descendants('string')[0])?.text.slice(1, -1);
      return source === undefined ? [] : [{ node, source }];
    });

/**
 * Imports of values and types of one module of the repo's own, among the relative imports: at their place where they are sorted, else behind
 * them. Undefined where the file has no imports to stand among.
 */
export function addImport(
  tree: SyntaxTree,
  wanted: WantedImport,
  style: TypeScriptStyle,
): Splice | undefined {
  const imports = importsOf(tree);
  const last = imports.at(-1);
  if (last === undefined) return undefined;
  const { text } = tree;
  const eol = eolOf(text, style.endOfLine);
  const separate = imports.some(({ node }) => /^import\s+type\b/.test(node.text));
  const lines = importLines(wanted, separate, style).join(eol);

  const relatives = imports.filter(({ source }) => source.startsWith('.'));
  const isSorted = relatives.every(({ source }, at) => (relatives[at - 1]?.source ?? '') <= source);
  const next = isSorted ? relatives.find(({ source }) => source > wanted.source) : undefined;
  if (next !== undefined) {
    const start = lineStart(text, next.node.start);
    const aboveIsComment = /\*\/[ \t]*\r?\n$|\/\/[^\n]*\n$/.test(text.slice(0, start));
    if (!aboveIsComment && next.node.start === start) return insertion(start, `${lines}${eol}`);
  }
  const previous =
    (next === undefined ? relatives : relatives.slice(0, relatives.indexOf(next))).at(-1) ?? last;
  const end = endOfLine(text, previous.node.end);
  return end === undefined ? undefined : insertion(end, `${eol}${lines}`);
}

/** The statements that import it: types in one of their own, or inline. */
export function importLines(
  { source, values, types }: WantedImport,
  separate: boolean,
  style: TypeScriptStyle,
): string[] {
  const statements =
    separate && types.length > 0
      ? [statementOf('import', values, source, style), statementOf('import type', types, source, style)]
      : [statementOf('import', [...values, ...types.map((type) => `type ${type}`)], source, style)];
  return statements.flat();
}

/** On one line as long as it is no wider than the repo's lines. */
function statementOf(
  keyword: string,
  names: readonly string[],
  source: string,
  style: TypeScriptStyle,
): string[] {
  const line = inStyle([`${keyword} { ${names.join(', ')} } from ${quoted(source)};`], style);
  if ((line[0] ?? '').length <= style.lineWidth || names.length < 2) return line;
  return inStyle([`${keyword} {`, ...names.map((name) => `  ${name},`), `} from ${quoted(source)};`], style);
}
