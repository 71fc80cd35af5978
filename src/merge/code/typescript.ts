import type { SyntaxNode } from '../../syntax/syntax-node.js';
import { commentKey, isWord, type Language, type ListShape } from './language.js';
import type { Identity, Token } from './model.js';

const shapes: Readonly<Partial<Record<string, ListShape>>> = {
  program: { form: 'file', separator: '' },
  statement_block: { form: 'block', separator: '' },
  class_body: { form: 'members', separator: '' },
  interface_body: { form: 'members', separator: '' },
  object_type: { form: 'members', separator: '' },
  switch_body: { form: 'cases', separator: '' },
  switch_case: { form: 'case', separator: '', undelimited: true },
  switch_default: { form: 'case', separator: '', undelimited: true },
  enum_body: { form: 'members', separator: ',' },
  object: { form: 'object', separator: ',' },
  array: { form: 'array', separator: ',' },
  named_imports: { form: 'names', separator: ',' },
  export_clause: { form: 'names', separator: ',' },
};

const kinds: Readonly<Partial<Record<string, string>>> = {
  class_declaration: 'class',
  abstract_class_declaration: 'class',
  interface_declaration: 'interface',
  type_alias_declaration: 'type',
  enum_declaration: 'enum',
  function_declaration: 'function',
  generator_function_declaration: 'function',
  function_signature: 'function',
  internal_module: 'namespace',
  module: 'namespace',
  method_definition: 'method',
  method_signature: 'method',
  abstract_method_signature: 'method',
  public_field_definition: 'property',
  property_signature: 'property',
  pair: 'property',
  shorthand_property_identifier: 'property',
  enum_assignment: 'member',
  import_specifier: 'name',
  export_specifier: 'name',
};

const slotted = new Set([
  ...Object.keys(kinds),
  'export_statement',
  'lexical_declaration',
  'variable_declaration',
  'variable_declarator',
  'arrow_function',
  'function_expression',
  'ambient_declaration',
]);

/** Where parentheses around the whole of an expression say nothing. */
const holdsExpression = new Set([
  'return_statement',
  'throw_statement',
  'arrow_function',
  'variable_declarator',
  'assignment_expression',
  'arguments',
  'pair',
  'parenthesized_expression',
  'template_substitution',
  'public_field_definition',
]);

const testWords = new Set(['describe', 'it', 'test', 'suite', 'context']);
const hookWords = new Set(['before', 'after', 'beforeAll', 'afterAll', 'beforeEach', 'afterEach']);
const closing = new Set([')', ']', '}', '>']);
const identifier = /^[\p{L}_$][\p{L}\p{N}_$]*$/u;

export const typescript: Language = {
  name: 'typescript',
  shapeOf: ({ type }) => shapes[type],
  isAtom: ({ type }) => type === 'template_string' || type === 'string' || type === 'regex',
  isComment: ({ type }) => type === 'comment' || type === 'hash_bang_line',
  isPrefix: ({ type, parent }) => type === 'decorator' && parent?.type === 'class_body',
  holdsRest: () => false,
  isSlotted: ({ type }) => slotted.has(type),
  readToken,
  identify,
};

function readToken(node: SyntaxNode): Pick<Token, 'key' | 'kind' | 'optional'> {
  const { type, text } = node;
  // The keyword `string` has the same type as a literal, but no name.
  if (type === 'string' && node.isNamed) return stringToken(node);
  switch (type) {
    case 'comment':
      return { key: commentKey(text), kind: 'comment' };
    case ';':
      return node.parent?.type === 'for_statement'
        ? { key: text, kind: 'punctuation' }
        : { key: text, kind: 'punctuation', optional: 'semicolon' };
    case ',':
      return isOptionalComma(node)
        ? { key: text, kind: 'punctuation', optional: 'comma' }
        : { key: text, kind: 'punctuation' };
    case '(':
    case ')':
      return isOptionalParenthesis(node)
        ? { key: text, kind: 'punctuation', optional: 'parenthesis' }
        : { key: text, kind: 'punctuation' };
    case '|':
    case '&':
      return node.parent?.children[0] === node
        ? { key: text, kind: 'punctuation', optional: 'other' }
        : { key: text, kind: 'punctuation' };
    default:
      return { key: text, kind: isWord(text) ? 'word' : 'punctuation' };
  }
}

function stringToken(node: SyntaxNode): Pick<Token, 'key' | 'kind' | 'optional'> {
  const content = node.text.slice(1, -1).replaceAll(/\\(['"])/g, '$1');
  const isName = node.field === 'key' && node.parent?.type === 'pair';
  return { key: isName && identifier.test(content) ? content : `"${content}`, kind: 'string' };
}

function isOptionalComma(node: SyntaxNode): boolean {
  const siblings = node.parent?.children ?? [];
  if (node.parent?.type === 'interface_body' || node.parent?.type === 'object_type') return true;
  const next = siblings.slice(siblings.indexOf(node) + 1).find(({ type }) => type !== 'comment');
  return next !== undefined && closing.has(next.type) && node.parent?.type !== 'array_pattern';
}

function isOptionalParenthesis({ parent }: SyntaxNode): boolean {
  if (parent?.type === 'formal_parameters') {
    const [only, ...more] = parent.namedChildren;
    const arrow = parent.parent;
    return (
      arrow?.type === 'arrow_function' &&
      arrow.child('return_type') === undefined &&
      arrow.child('type_parameters') === undefined &&
      more.length === 0 &&
      only?.type === 'required_parameter' &&
      only.children.length === 1 &&
      only.children[0]?.type === 'identifier'
    );
  }
  if (parent?.type !== 'parenthesized_expression') return false;
  const inner = parent.namedChildren[0]?.type ?? '';
  if (inner === 'object' || inner === 'sequence_expression') return false;
  if (parent.parent?.type === 'arrow_function' && parent.field !== 'body') return false;
  return holdsExpression.has(parent.parent?.type ?? '');
}

function identify(node: SyntaxNode): Identity {
  const { type } = node;
  if (type === 'comment') return { kind: 'comment', loose: true };
  if (type === 'import_statement') return importIdentity(node);
  if (type === 'export_statement') return exportIdentity(node);
  if (type === 'expression_statement') return statementIdentity(node);
  if (type === 'ambient_declaration') return identify(node.namedChildren[0] ?? node);
  if (type === 'lexical_declaration' || type === 'variable_declaration') return variableIdentity(node);
  const kind = kinds[type] ?? (node.parent?.type === 'enum_body' ? 'member' : undefined);
  if (kind === undefined) return { kind: type.endsWith('_statement') ? 'statement' : 'part', loose: false };
  return named(kind, nameOf(node), node);
}

function named(kind: string, name: string, node: SyntaxNode): Identity {
  const space = kind === 'interface' || kind === 'type' ? 'type ' : '';
  const accessor = node.children.find(({ type }) => type === 'get' || type === 'set')?.type;
  const shown = kind === 'method' && name === 'constructor' ? { kind: name } : { kind, name };
  return { ...shown, key: `${space}${accessor === undefined ? '' : `${accessor} `}${name}`, loose: true };
}

function nameOf(node: SyntaxNode): string {
  if (node.type === 'import_specifier' || node.type === 'export_specifier')
    return (node.child('alias') ?? node.child('name'))?.text ?? node.text;
  const name = node.child('name') ?? node.child('key') ?? node;
  return readToken(name).key;
}

function variableIdentity(node: SyntaxNode): Identity {
  const names = node.namedChildren.flatMap((each) => each.child('name')?.text ?? []);
  const name = names.join(', ').replaceAll(/\s+/g, ' ');
  const top = node.parent?.type === 'export_statement' ? node.parent : node;
  const loose = top.parent?.type === 'program' || top.parent?.parent?.type === 'internal_module';
  return { kind: node.child('kind')?.text ?? 'var', name, key: name, loose };
}

function importIdentity(node: SyntaxNode): Identity {
  const clause = node.children.find(({ type }) => type === 'import_clause');
  const isType = node.children.some(({ type }) => type === 'type');
  const isNamespace = clause?.namedChildren.some(({ type }) => type === 'namespace_import') ?? false;
  const form = clause === undefined ? 'only' : isNamespace ? 'namespace' : isType ? 'type' : 'value';
  const from = node.descendants('string')[0];
  const module = from === undefined ? node.text : stringToken(from).key.slice(1);
  return { kind: 'import', name: module, key: `import ${form} ${module}`, loose: true };
}

function exportIdentity(node: SyntaxNode): Identity {
  const inner = node.child('declaration') ?? node.child('value');
  if (inner !== undefined) {
    const identity = identify(inner);
    return identity.kind === 'part' ? { kind: 'export', key: 'export default', loose: true } : identity;
  }
  const source = node.child('source');
  const isType = node.children.some(({ type }) => type === 'type');
  const name = source === undefined ? '' : stringToken(source).key.slice(1);
  return { kind: 'export', name, key: `export ${isType ? 'type ' : ''}${name}`, loose: true };
}

function statementIdentity(node: SyntaxNode): Identity {
  let inner = node.namedChildren[0];
  if (inner?.type === 'internal_module') return identify(inner);
  if (inner?.type === 'assignment_expression') {
    const left = inner.child('left')?.text ?? '';
    return { kind: 'statement', name: left, key: `${left} =`, loose: false };
  }
  if (inner?.type === 'await_expression') inner = inner.namedChildren[0];
  if (inner?.type !== 'call_expression') return { kind: 'statement', loose: false };
  const callee = inner.child('function')?.text ?? '';
  const word = callee.split('.')[0] ?? '';
  const title = inner.child('arguments')?.namedChildren[0];
  if (testWords.has(word) && (title?.type === 'string' || title?.type === 'template_string')) {
    const name = title.text.slice(1, -1);
    return { kind: word, name: `'${name}'`, key: `${word} ${name}`, loose: true };
  }
  if (hookWords.has(word)) return { kind: word, key: word, loose: true };
  return { kind: 'statement', loose: false };
}
