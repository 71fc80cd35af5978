import { posix } from 'node:path';
import type { SyntaxNode } from '../../syntax/syntax-node.js';
import type { SyntaxTree } from '../../syntax/syntax-tree.js';
import { endOfLine } from '../layout.js';
import type { TypeScriptWiringInput } from '../wiring.js';
import { importsOf } from './imports.js';
import { sourceFolderOf } from './names.js';

/** Where services make their server, below the folder of the code or the root. */
const usual = ['app', 'server', 'index', 'main', 'app/index', 'server/index', 'app/app', 'server/server'];

/** Files at the usual places that call the framework, with their texts. */
export function serverFiles(
  input: TypeScriptWiringInput,
  framework: 'fastify' | 'express',
): { readonly path: string; readonly text: string }[] {
  const folders = [...new Set([sourceFolderOf(input.target), ''])];
  const paths = folders.flatMap((folder) => usual.map((name) => posix.join(folder, `${name}.ts`)));
  return paths.flatMap((path) => {
    const text = input.read(path);
    return text !== undefined && makesServer(text, framework) ? [{ path, text }] : [];
  });
}

/** Told from the text alone: it names the module, and assigns what the function gives. */
const makesServer = (text: string, framework: string): boolean =>
  new RegExp(`['"]${framework}['"]`).test(text) &&
  new RegExp(`=\\s*(?:await\\s+)?${framework}\\s*(?:<[^>]*>)?\\(`, 'i').test(text);

/** The statement that makes the server, and the variable that holds it. */
export interface Server {
  readonly variable: string;
  readonly statement: SyntaxNode;
  /** Index of the end of the line that the statement ends on. */
  readonly end: number;
}

/**
 * The one `const app = fastify(…)` or `express()` of a file, at the top level or right in a function. Undefined where there are none or
 * several, or where it stands elsewhere.
 */
export function serverOf(tree: SyntaxTree, framework: 'fastify' | 'express'): Server | undefined {
  const local = localName(tree, framework);
  const calls = tree.root
    .descendants('call_expression')
    .filter((call) => call.child('function')?.text === local && local !== undefined);
  const declarator = declaratorOf(calls[0]);
  const statement = declarator?.parent;
  const name = declarator?.child('name');
  if (calls.length !== 1 || statement === undefined || name?.type !== 'identifier') return undefined;
  if (statement.namedChildren.length !== 1 || !isRightInFunction(statement)) return undefined;
  const end = endOfLine(tree.text, statement.end);
  return end === undefined ? undefined : { variable: name.text, statement, end };
}

/** What the file calls the framework's function: of a default, a namespace or a named import, or of `require`. */
function localName(tree: SyntaxTree, framework: string): string | undefined {
  const imported = importsOf(tree).filter(
    ({ source, node }) => source === framework && !/^import\s+type\b/.test(node.text),
  );
  for (const { node } of imported) {
    for (const specifier of node.descendants('import_specifier')) {
      const name = specifier.child('name')?.text;
      if (name === framework || name === 'default')
        return (specifier.child('alias') ?? specifier.child('name'))?.text;
    }
    const clause = node.namedChildren.find(
      ({ type }) => type === 'import_clause' || type === 'import_require_clause',
    );
    const direct = clause?.namedChildren.find(
      ({ type }) => type === 'identifier' || type === 'namespace_import',
    );
    const name = direct?.type === 'namespace_import' ? direct.namedChildren[0] : direct;
    if (name !== undefined) return name.text;
  }
  return undefined;
}

/** From the call up through `await`, `as`, and calls of methods on what it gives, to the variable. */
function declaratorOf(call: SyntaxNode | undefined): SyntaxNode | undefined {
  const through = new Set([
    'await_expression',
    'as_expression',
    'satisfies_expression',
    'parenthesized_expression',
    'member_expression',
    'call_expression',
  ]);
  let node = call;
  while (node?.parent !== undefined && through.has(node.parent.type)) node = node.parent;
  return node?.parent?.type === 'variable_declarator' && node.field === 'value' ? node.parent : undefined;
}

function isRightInFunction(statement: SyntaxNode): boolean {
  const holder = statement.parent?.type === 'export_statement' ? statement.parent.parent : statement.parent;
  if (holder?.type === 'program') return true;
  const functions = ['function_declaration', 'arrow_function', 'function_expression', 'method_definition'];
  return holder?.type === 'statement_block' && functions.includes(holder.parent?.type ?? '');
}
