import fc from 'fast-check';
import type { SyntaxNode } from '../../src/syntax/syntax-node.js';
import type { Parse } from '../../src/syntax/parse.js';

export type CodeLanguage = 'typescript' | 'csharp';

/** One edit to a text: what, where (a share of the places there are), and a number that makes what it writes unlike anything else. */
export interface RandomEdit {
  readonly what: (typeof kinds)[number];
  readonly where: number;
  readonly mark: number;
}

const kinds = [
  'add-statement',
  'add-member',
  'add-declaration',
  'add-import',
  'add-comment',
  'change-comment',
  'change-literal',
  'delete-statement',
  'delete-member',
  'rename',
  'move-member',
  'wrap',
  'add-blank-line',
] as const;

export const randomEdit: fc.Arbitrary<RandomEdit> = fc.record({
  what: fc.constantFrom(...kinds),
  where: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  mark: fc.nat(99_999),
});

interface Words {
  readonly blocks: readonly string[];
  readonly bodies: readonly string[];
  readonly member: (name: string) => string;
  readonly declaration: (name: string) => string;
  readonly import: (name: string) => string;
}

const words: Readonly<Record<CodeLanguage, Words>> = {
  typescript: {
    blocks: ['statement_block'],
    bodies: ['class_body'],
    member: (name) => `${name}(): number {\n  return 1;\n}`,
    declaration: (name) => `export function ${name}(): number {\n  return 1;\n}`,
    import: (name) => `import { ${name} } from './${name}.js';`,
  },
  csharp: {
    blocks: ['block'],
    bodies: ['declaration_list'],
    member: (name) => `private int ${name}()\n{\n    return 1;\n}`,
    declaration: (name) => `internal sealed class ${name}\n{\n    public int Value => 1;\n}`,
    import: (name) => `using ${name};`,
  },
};

/** The text after the edit, or as it was where the edit has no place in it. */
export function applyEdit(
  text: string,
  edit: RandomEdit,
  language: CodeLanguage,
  parse: Parse,
  prefix: string,
): string {
  const { root } = parse(text);
  const nodes = [...root.walk()];
  const name = `${prefix}${edit.mark}`;
  const pick = <T>(all: readonly T[]): T | undefined => all[Math.floor(edit.where * all.length)];
  const { blocks, bodies, member, declaration, import: importOf } = words[language];
  const statements = nodes.filter(
    ({ type, parent }) =>
      parent !== undefined &&
      blocks.includes(parent.type) &&
      type !== '{' &&
      type !== '}' &&
      type !== 'comment',
  );
  const members = nodes.filter(
    (node) => node.isNamed && !node.isExtra && node.parent !== undefined && bodies.includes(node.parent.type),
  );
  const ownLine = (node: SyntaxNode | undefined): node is SyntaxNode =>
    node !== undefined &&
    text.slice(text.lastIndexOf('\n', node.start - 1) + 1, node.start).trim() === '' &&
    /^;?[ \t]*(?:\n|$)/.test(text.slice(node.end));
  const above = (node: SyntaxNode | undefined, written: string): string => {
    if (!ownLine(node)) return text;
    const start = text.lastIndexOf('\n', node.start - 1) + 1;
    const indent = text.slice(start, node.start);
    const lines = written.split('\n').map((line) => (line === '' ? line : indent + line));
    return `${text.slice(0, start)}${lines.join('\n')}\n${text.slice(start)}`;
  };
  const without = (node: SyntaxNode | undefined, first = node): string => {
    if (!ownLine(node) || first === undefined) return text;
    const start = text.lastIndexOf('\n', first.start - 1) + 1;
    if (text.slice(start, first.start).trim() !== '') return text;
    const end = text.indexOf('\n', node.end);
    return text.slice(0, start) + (end < 0 ? '' : text.slice(end + 1));
  };
  switch (edit.what) {
    case 'add-statement':
      return above(pick(statements), `${name}();`);
    case 'add-member':
      return above(pick(members.filter(isFirstOfItself)), `${member(name)}\n`);
    case 'add-declaration':
      return `${text.trimEnd()}\n\n${declaration(name)}\n`;
    case 'add-import':
      return text.startsWith('#!') || text.startsWith('\uFEFF') ? text : `${importOf(name)}\n${text}`;
    case 'add-comment':
      return above(pick([...statements, ...members.filter(isFirstOfItself)]), `// ${name} says why.`);
    case 'change-comment': {
      const node = pick(nodes.filter(({ type, text: said }) => type === 'comment' && said.startsWith('//')));
      return node === undefined ? text : `${text.slice(0, node.end)} ${name}${text.slice(node.end)}`;
    }
    case 'change-literal': {
      const types = ['string_fragment', 'string_literal_content'];
      const node = pick(
        nodes.filter(
          ({ type, parent }) => types.includes(type) && parent?.parent?.type !== 'import_statement',
        ),
      );
      return node === undefined ? text : text.slice(0, node.end) + name + text.slice(node.end);
    }
    case 'delete-statement':
      return without(pick(statements));
    case 'delete-member': {
      const node = pick(members);
      return without(node, node && withComments(node));
    }
    case 'rename': {
      const declares = /^(?:method|function|class|property|variable|required_parameter|parameter)/;
      const names = nodes.filter(
        ({ type, field, parent }) =>
          type.endsWith('identifier') &&
          (field === 'name' || field === 'pattern') &&
          declares.test(parent?.type ?? ''),
      );
      const old = pick(names)?.text;
      if (old === undefined || old === 'constructor') return text;
      let written = '';
      let reached = 0;
      for (const node of nodes) {
        if (node.text !== old || !node.type.includes('identifier')) continue;
        written += `${text.slice(reached, node.start)}${prefix}Renamed${edit.mark}`;
        reached = node.end;
      }
      return written + text.slice(reached);
    }
    case 'move-member': {
      const movable = members.filter((node) => ownLine(node) && isFirstOfItself(node));
      const node = pick(movable);
      const target = movable.find((other) => other.parent === node?.parent && other !== node);
      if (node === undefined || target === undefined || target.start > node.start) return text;
      const start = text.lastIndexOf('\n', node.start - 1) + 1;
      const end = text.indexOf('\n', node.end);
      if (end < 0) return text;
      const rest = text.slice(0, start) + text.slice(end + 1);
      const place = text.lastIndexOf('\n', target.start - 1) + 1;
      return `${rest.slice(0, place)}${text.slice(start, end)}\n\n${rest.slice(place)}`;
    }
    case 'wrap': {
      const node = pick(statements);
      if (!ownLine(node) || node.type.includes('declaration')) return text;
      const start = text.lastIndexOf('\n', node.start - 1) + 1;
      const end = text.indexOf('\n', node.end);
      const indent = text.slice(start, node.start);
      const unit = language === 'typescript' ? '  ' : '    ';
      const inner = node.text.split('\n').map((line, at) => (line === '' || at === 0 ? line : unit + line));
      const open = language === 'typescript' ? `if (${name}) {` : `if (${name})\n${indent}{`;
      return `${text.slice(0, node.start)}${open}\n${indent}${unit}${inner.join('\n')}\n${indent}}${text.slice(end)}`;
    }
    case 'add-blank-line':
      return above(pick(statements), '');
  }
}

/** Not behind comments or decorators of its own. */
function isFirstOfItself(node: SyntaxNode): boolean {
  const siblings = node.parent?.children ?? [];
  const before = siblings[siblings.indexOf(node) - 1];
  return before === undefined || (before.type !== 'comment' && before.type !== 'decorator');
}

/** The first of the comments above it, which go when it goes. */
function withComments(node: SyntaxNode): SyntaxNode {
  const siblings = node.parent?.children ?? [];
  const above = siblings.slice(0, siblings.indexOf(node));
  const last = above.findLastIndex(({ type }) => type !== 'comment' && type !== 'decorator');
  return above[last + 1] ?? node;
}
