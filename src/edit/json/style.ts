import type { Node } from 'jsonc-parser';

/** How a JSON text is laid out, as far as what is added to it has to look the same. */
export interface JsonStyle {
  readonly eol: string;
  /** One level of indentation. */
  readonly unit: string;
  /** Whether all of it stands on one line. */
  readonly compact: boolean;
  /** Whether arrays of plain values stand on one line. */
  readonly inlineArrays: boolean;
}

export function styleOf(text: string, root: Node): JsonStyle {
  return {
    eol: /\r?\n/.exec(text)?.[0] ?? '\n',
    unit: /\n([ \t]+)(?=["\]}[{])/.exec(text)?.[1] ?? '  ',
    compact: !text.trim().includes('\n'),
    inlineArrays: firstFilledArray(root, text) === 'inline',
  };
}

/**
 * A value as JSON, its further lines indented.
 *
 * @param indent of the line that it begins on
 */
export function print(value: unknown, style: JsonStyle, indent: string): string {
  if (style.compact) return JSON.stringify(value);
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    const inline = style.inlineArrays && value.every((each) => typeof each !== 'object' || each === null);
    const items = value.map((each) => print(each, style, indent + style.unit));
    return inline ? `[${items.join(', ')}]` : block('[', items, ']', style, indent);
  }
  if (typeof value === 'object' && value !== null) {
    const properties = Object.entries(value).map(
      ([key, each]) => `${JSON.stringify(key)}: ${print(each, style, indent + style.unit)}`,
    );
    return properties.length === 0 ? '{}' : block('{', properties, '}', style, indent);
  }
  return JSON.stringify(value);
}

function block(
  open: string,
  lines: readonly string[],
  close: string,
  style: JsonStyle,
  indent: string,
): string {
  const separator = style.eol + indent + style.unit;
  return open + separator + lines.join(`,${separator}`) + style.eol + indent + close;
}

function firstFilledArray(node: Node, text: string): 'inline' | 'block' | undefined {
  const children = node.children ?? [];
  if (node.type === 'array' && children.length > 0 && !children.some((child) => child.children))
    return text.slice(node.offset, node.offset + node.length).includes('\n') ? 'block' : 'inline';
  for (const child of children) {
    const found = firstFilledArray(child, text);
    if (found !== undefined) return found;
  }
  return undefined;
}
