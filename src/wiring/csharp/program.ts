import { insertion } from '../../edit/splice.js';
import type { SyntaxNode } from '../../syntax/syntax-node.js';
import type { SyntaxTree } from '../../syntax/syntax-tree.js';
import type { Attempt } from '../attempt.js';
import { endOfLine, eolOf, indentAt } from '../layout.js';
import type { Registration } from './registration.js';

/** What makes a builder with `Services` and `Configuration`. */
const factories: readonly (readonly [string, readonly string[]])[] = [
  ['WebApplication', ['CreateBuilder', 'CreateSlimBuilder']],
  ['Host', ['CreateApplicationBuilder', 'CreateEmptyApplicationBuilder']],
];

/**
 * Registers a flow's services behind the last `builder.Services.…` statement before the host is built, or else behind the statement that
 * makes the builder: in top-level statements or in a method, where there is exactly one builder.
 */
export function addRegistration(tree: SyntaxTree, { method, section }: Registration, path: string): Attempt {
  const { root, text } = tree;
  if (root.descendants('identifier').some((each) => each.text === method)) return { splices: [] };
  const makers = root.descendants('invocation_expression').filter(isFactory);
  const [maker] = makers;
  const declarator = maker?.parent?.type === 'variable_declarator' ? maker.parent : undefined;
  const statement = ancestor(declarator, 'local_declaration_statement');
  const builder = declarator?.child('name')?.text;
  if (makers.length !== 1 || statement === undefined || builder === undefined)
    return { why: explain(text, makers.length, path) };

  const following = statementsAfter(statement);
  const built = following.findIndex((each) => callsOn(each, builder, 'Build'));
  if (built < 0)
    return { why: `${path} does not call ${builder}.Build() in the same block that makes the builder.` };
  const registrations = following.slice(0, built).filter((each) => startsWith(each, [builder, 'Services']));
  const previous = registrations.at(-1) ?? statement;
  const end = endOfLine(text, previous.end);
  if (end === undefined)
    return { why: `${path} has several statements in one line where the new one belongs.` };
  const eol = eolOf(text, '\n');
  const line = `${builder}.Services.${method}(${builder}.Configuration.GetSection(${section}));`;
  return { splices: [insertion(end, eol + indentAt(text, previous.start) + line)] };
}

function explain(text: string, makers: number, path: string): string {
  if (makers > 1) return `${path} makes ${makers} builders.`;
  if (/\bUseStartup\b|\bCreateDefaultBuilder\b/.test(text))
    return `${path} uses a host that registers services elsewhere: in ConfigureServices, or a Startup class.`;
  return `${path} has no variable that WebApplication.CreateBuilder or Host.CreateApplicationBuilder is assigned to.`;
}

function isFactory(call: SyntaxNode): boolean {
  const access = call.child('function');
  const type = access?.child('expression')?.text.split('.').at(-1);
  const method = access?.child('name')?.text;
  return factories.some(([owner, names]) => owner === type && method !== undefined && names.includes(method));
}

/** Statements of the same list behind one. A top-level statement stands in a node of its own. */
function statementsAfter(statement: SyntaxNode): SyntaxNode[] {
  const isTop = statement.parent?.type === 'global_statement';
  const list = isTop ? statement.parent.parent : statement.parent;
  const siblings = list?.namedChildren ?? [];
  return siblings
    .filter(({ start, type }) => start > statement.start && (!isTop || type === 'global_statement'))
    .flatMap((each) => (isTop ? each.namedChildren.slice(0, 1) : [each]));
}

/** Whether an expression statement begins with names joined by dots: `builder.Services.AddCors().…`. */
function startsWith(statement: SyntaxNode, names: readonly string[]): boolean {
  if (statement.type !== 'expression_statement') return false;
  const chain: string[] = [];
  let node = statement.namedChildren[0];
  while (node !== undefined) {
    if (node.type === 'member_access_expression') chain.unshift(node.child('name')?.text ?? '');
    else if (node.type === 'identifier') chain.unshift(node.text);
    node = node.child('function') ?? node.child('expression');
  }
  return names.every((name, at) => chain[at] === name);
}

/** Whether something in a statement calls a method of a variable. */
const callsOn = (statement: SyntaxNode, variable: string, method: string): boolean =>
  statement
    .descendants('member_access_expression')
    .some((access) => access.child('expression')?.text === variable && access.child('name')?.text === method);

function ancestor(node: SyntaxNode | undefined, type: string): SyntaxNode | undefined {
  let found = node;
  while (found !== undefined && found.type !== type) found = found.parent;
  return found;
}
