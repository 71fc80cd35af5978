import type { SyntaxNode } from '../../syntax/syntax-node.js';
import { commentKey, isWord, type Language, type ListShape } from './language.js';
import type { Identity, Token } from './model.js';

const shapes: Readonly<Partial<Record<string, ListShape>>> = {
  compilation_unit: { form: 'file', separator: '' },
  file_scoped_namespace_declaration: { form: 'members', separator: '', undelimited: true },
  declaration_list: { form: 'members', separator: '' },
  block: { form: 'block', separator: '' },
  accessor_list: { form: 'accessors', separator: '' },
  switch_body: { form: 'cases', separator: '' },
  switch_section: { form: 'case', separator: '', undelimited: true },
  enum_member_declaration_list: { form: 'members', separator: ',' },
  initializer_expression: { form: 'object', separator: ',' },
  collection_expression: { form: 'array', separator: ',' },
};

const kinds: Readonly<Partial<Record<string, string>>> = {
  class_declaration: 'class',
  struct_declaration: 'struct',
  record_declaration: 'record',
  record_struct_declaration: 'record',
  interface_declaration: 'interface',
  enum_declaration: 'enum',
  delegate_declaration: 'delegate',
  namespace_declaration: 'namespace',
  file_scoped_namespace_declaration: 'namespace',
  method_declaration: 'method',
  local_function_statement: 'function',
  constructor_declaration: 'constructor',
  destructor_declaration: 'destructor',
  property_declaration: 'property',
  indexer_declaration: 'indexer',
  event_declaration: 'event',
  operator_declaration: 'operator',
  conversion_operator_declaration: 'operator',
  field_declaration: 'field',
  event_field_declaration: 'event',
  enum_member_declaration: 'member',
  accessor_declaration: 'accessor',
};

const slotted = new Set([
  ...Object.keys(kinds),
  'local_declaration_statement',
  'variable_declaration',
  'variable_declarator',
  'global_statement',
]);

const atoms = new Set([
  'interpolated_string_expression',
  'raw_string_literal',
  'verbatim_string_literal',
  'string_literal',
  'character_literal',
]);

const closing = new Set([')', ']', '}', '>']);

export const csharp: Language = {
  name: 'csharp',
  shapeOf: ({ type }) => shapes[type],
  isAtom: ({ type }) => atoms.has(type) || type.startsWith('preproc_'),
  isComment: ({ type }) => type === 'comment' || (type.startsWith('preproc_') && type !== 'preproc_if'),
  isPrefix: () => false,
  holdsRest: ({ type }) => type === 'file_scoped_namespace_declaration',
  isSlotted: ({ type }) => slotted.has(type),
  readToken,
  identify,
};

function readToken(node: SyntaxNode): Pick<Token, 'key' | 'kind' | 'optional'> {
  const { type, text, parent } = node;
  if (type === 'comment') return { key: commentKey(text), kind: 'comment' };
  if (type.startsWith('preproc_')) return { key: commentKey(text), kind: 'comment' };
  if (type === 'raw_string_literal') return { key: rawStringKey(text), kind: 'string' };
  if (atoms.has(type)) return { key: text, kind: 'string' };
  const ofNamespace =
    (type === ';' && parent?.type === 'file_scoped_namespace_declaration') ||
    ((type === '{' || type === '}') && parent?.parent?.type === 'namespace_declaration');
  if (ofNamespace) return { key: text, kind: 'punctuation', optional: 'other' };
  if (type === ',' && isTrailing(node)) return { key: text, kind: 'punctuation', optional: 'comma' };
  return { key: text, kind: isWord(text) ? 'word' : 'punctuation' };
}

function isTrailing(node: SyntaxNode): boolean {
  const siblings = node.parent?.children ?? [];
  const next = siblings.slice(siblings.indexOf(node) + 1).find(({ type }) => type !== 'comment');
  return next !== undefined && closing.has(next.type) && node.parent?.type !== 'array_rank_specifier';
}

/** The lines of a raw string begin where its closing quotes stand: deeper or less deep, it says the same. */
function rawStringKey(text: string): string {
  const lines = text.split('\n');
  const indent = /^[ \t]*/.exec(lines.at(-1) ?? '')?.[0] ?? '';
  if (lines.length === 1 || indent === '') return text;
  return lines.map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line)).join('\n');
}

function identify(node: SyntaxNode): Identity {
  const { type } = node;
  if (csharp.isComment(node)) return { kind: 'comment', loose: true };
  if (type === 'using_directive') {
    const key = node.text.replaceAll(/\s+/g, ' ').replace(/^global /, '');
    return { kind: 'using', name: key.slice('using '.length).replace(/;$/, ''), key, loose: true };
  }
  if (type === 'global_statement') return identify(node.namedChildren[0] ?? node);
  if (type === 'local_declaration_statement') {
    const name = declared(node);
    return { kind: 'var', name, key: name, loose: false };
  }
  if (type === 'expression_statement') return statementIdentity(node);
  if (type === 'assignment_expression') {
    const key = node.child('left')?.text ?? '';
    return { kind: 'property', name: key.replace(/^\[(.*)\]$/s, '$1'), key, loose: true };
  }
  const kind = kinds[type];
  if (kind === undefined) return { kind: type.endsWith('_statement') ? 'statement' : 'part', loose: false };
  return declarationIdentity(kind, node);
}

function declarationIdentity(kind: string, node: SyntaxNode): Identity {
  if (kind === 'constructor') return { kind, key: kind, loose: true };
  const name =
    kind === 'field' || (kind === 'event' && node.child('name') === undefined) ? declared(node) : '';
  const own = node.child('name')?.text ?? node.child('operator')?.text ?? name;
  const arity = node.children.find(({ type }) => type === 'type_parameter_list')?.namedChildren.length ?? 0;
  return { kind, name: own, key: arity === 0 ? own : `${own}\`${arity}`, loose: true };
}

function declared(node: SyntaxNode): string {
  return node
    .descendants('variable_declarator')
    .filter(({ parent }) => parent?.parent === node)
    .map((each) => each.child('name')?.text ?? each.text)
    .join(', ');
}

function statementIdentity(node: SyntaxNode): Identity {
  const inner = node.namedChildren[0];
  if (inner?.type !== 'assignment_expression') return { kind: 'statement', loose: false };
  const left = inner.child('left')?.text ?? '';
  return { kind: 'statement', name: left, key: `${left} =`, loose: false };
}
