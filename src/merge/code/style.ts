import type { Language } from './language.js';
import { itemsOf, type Source } from './model.js';
import { lineIndent } from './text.js';

/** What a formatter decides, as far as new lines have to follow it. */
export interface CodeStyle {
  /** White space of one level. */
  readonly unit: string;
  readonly quote: "'" | '"' | undefined;
  readonly semicolons: boolean;
  /** Whether the last of several lines ends with a comma. */
  readonly trailingCommas: boolean;
  /** Whether a block begins on the line of what it belongs to. */
  readonly bracesOnLine: boolean;
}

/** What ends with a semicolon where any statement does: no block, no class. */
const semicoloned = new Set([
  'import_statement',
  'expression_statement',
  'lexical_declaration',
  'variable_declaration',
  'type_alias_declaration',
  'return_statement',
  'throw_statement',
]);

/**
 * The style that a text is written in.
 *
 * @param otherwise what counts where the text does not show it
 */
export function styleOf(source: Source, language: Language, otherwise?: CodeStyle): CodeStyle {
  const { text, tokens, root } = source;
  const units = new Map<string, number>();
  for (const item of itemsOf(root)) {
    for (const list of item.lists) {
      const inner = list.items.find(({ breaks }) => breaks > 0);
      const outer = lineIndent(text, list.innerEnd);
      if (!inner?.indent.startsWith(outer)) continue;
      const unit = inner.indent.slice(outer.length);
      if (unit !== '') units.set(unit, (units.get(unit) ?? 0) + 1);
    }
  }
  const [unit] = [...units].sort((a, b) => b[1] - a[1])[0] ?? [];
  const style = {
    unit: unit ?? otherwise?.unit ?? '  ',
    quote: undefined,
    semicolons: true,
    trailingCommas: true,
    bracesOnLine: bracesOnLine(source),
  };
  if (language.name === 'csharp') return style;
  const strings = tokens.flatMap(({ kind, start, key }) =>
    kind === 'string' && !/['"\\]/.test(key.slice(1)) ? (text[start] ?? '') : [],
  );
  const single = strings.filter((quote) => quote === "'").length;
  const commas = tokens.filter(
    ({ optional, end }) => optional === 'comma' && /^\s*\n/.test(text.slice(end)),
  ).length;
  const lists = [...itemsOf(root)].flatMap((item) => item.lists);
  const ends = tokens.filter(({ optional }) => optional === 'semicolon').length;
  const statements = [...itemsOf(root)].filter(({ node }) => semicoloned.has(node.type)).length;
  return {
    ...style,
    quote: strings.length === 0 ? otherwise?.quote : single * 2 >= strings.length ? "'" : '"',
    trailingCommas:
      commas > 0 ||
      !lists.some(({ items, separator }) => separator !== '' && items.some(({ breaks }) => breaks > 0)),
    semicolons: statements === 0 ? (otherwise?.semicolons ?? true) : ends * 4 >= statements,
  };
}

/** The owner's style, which counts, and that of the new text. */
export interface Styles {
  readonly ours: CodeStyle;
  readonly theirs: CodeStyle;
}

function bracesOnLine({ text, tokens }: Source): boolean {
  const opening = tokens.filter(({ key, end }) => key === '{' && text[end] === '\n');
  const alone = opening.filter(({ start }) => /\n[ \t]*$/.test(text.slice(Math.max(0, start - 80), start)));
  return alone.length * 2 < opening.length;
}
