import type { Area, Format, Tree, TreeNode } from './tree.js';

/** How the children of a container stand apart: the white space before the first and before any other, and before the end. */
export interface Layout {
  readonly first: string;
  readonly next: string;
  /** Undefined where it stays as it is. */
  readonly tail: string | undefined;
  /** Of the lines that the children stand on. */
  readonly indent: string;
  /** Whether they stand on lines of their own. */
  readonly inLines: boolean;
  /** Whether there are empty lines between them. */
  readonly airy: boolean;
}

/** That of ours; where there is nothing in it yet, that of theirs with the indentation of ours. */
export function layoutOf(
  container: TreeNode,
  area: Area,
  ours: Tree,
  example: { readonly node: TreeNode; readonly tree: Tree } | undefined,
  format: Format,
): Layout {
  const leads = area.items.map(({ chunk, start }) => spaceOf(ours.text.slice(chunk.start, start)));
  const [first, second] = leads;
  const airy = leads.length < 2 || leads.slice(1).some((lead) => /\n[^\S\n]*\n/.test(lead));
  if (first === undefined) {
    const { node, tree } = example ?? { node: container, tree: ours };
    const lead = spaceOf(tree.text.slice(node.chunk.start, node.start));
    if (area.inline === true || !lead.includes('\n')) {
      const tail = area.inline === true ? undefined : lead;
      const [before, after] = area.inline === true ? [' ', ' '] : [lead, lead === '' ? ' ' : lead];
      return { first: before, next: after, tail, indent: '', inLines: false, airy };
    }
    const outside = indentAt(ours.text, container.start, format);
    const indent = outside + unitOf(ours.text, unitOf(tree.text, '  '));
    return { first: `\n${indent}`, next: `\n${indent}`, tail: `\n${outside}`, indent, inLines: true, airy };
  }
  const item = area.items.at(-1) ?? container;
  const indent = indentAt(ours.text, item.start, format);
  const line = `\n${indent}`;
  const inLines =
    (second ?? first).includes('\n') ||
    (!first.includes('\n') && format.by === 'yaml' && area.separator === '');
  const next = inLines ? line : (second ?? (first === '' ? ' ' : first));
  return { first: first.includes('\n') ? line : first, next, tail: undefined, indent, inLines, airy };
}

/** The text of a node of another tree, indented as ours. */
export function fit(
  text: string,
  at: number,
  from: Tree,
  indent: string,
  ours: Tree,
  format: Format,
): string {
  const outside = indentAt(from.text, at, format);
  const [unit, own] = [unitOf(from.text, '  '), unitOf(ours.text, '')];
  return text
    .split('\n')
    .map((line, index) => {
      if (index === 0) return line;
      if (line.trim() === '') return '';
      const inner = line.startsWith(outside) ? line.slice(outside.length) : line.trimStart();
      return indent + (format.freeIndent && own !== '' ? withUnit(inner, unit, own) : inner);
    })
    .join('\n');
}

function withUnit(line: string, unit: string, own: string): string {
  if (unit === own) return line;
  let depth = 0;
  while (line.startsWith(unit, depth * unit.length)) depth += 1;
  return own.repeat(depth) + line.slice(depth * unit.length);
}

/** The white space that a line begins with; in YAML that of the column, because the first key of an item stands behind a dash. */
export function indentAt(text: string, at: number, format: Format): string {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  if (line.trim() === '') return line;
  return format.freeIndent ? (/^\s*/.exec(line)?.[0] ?? '') : ' '.repeat(line.length);
}

function unitOf(text: string, otherwise: string): string {
  return /^([ \t]+)\S/m.exec(text)?.[1] ?? otherwise;
}

function spaceOf(lead: string): string {
  return lead.trim() === '' ? lead : (/^\s*/.exec(lead)?.[0] ?? '');
}
