import type { TypeScriptStyle } from '../../code-style.js';
import { withoutBom } from '../../files.js';

/** Where a repo shows nothing: what most TypeScript looks like. */
const otherwise = {
  endOfLine: '\n',
  bom: false,
  finalNewline: true,
  indent: '  ',
  quotes: 'single',
  semicolons: true,
  trailingCommas: 'all',
  bracketSpacing: true,
  arrowParens: 'always',
  lineWidth: 100,
} as const satisfies TypeScriptStyle;

/** What files of TypeScript look like, by what most of their lines do. Import lines tell quotes and semicolons best. */
export function measure(texts: readonly string[]): TypeScriptStyle {
  const all = texts.map((text) => withoutBom(text).replaceAll('\r\n', '\n')).join('\n');
  const count = (pattern: RegExp, text = all): number => text.match(pattern)?.length ?? 0;
  const crlf = texts.reduce((sum, text) => sum + count(/\r\n/g, text), 0);
  const half = texts.length / 2;
  const [single, double] = [count(/\b(?:from|import) '/g), count(/\b(?:from|import) "/g)];
  const [ended, open] = [count(/^(?:import|export)\b.*['"];$/gm), count(/^(?:import|export)\b.*['"]$/gm)];
  const [spaced, tight] = [count(/\bimport (?:type )?\{ /g), count(/\bimport (?:type )?\{\S/g)];
  const [parens, bare] = [count(/\(\w+\) =>/g), count(/(?<=[\s(=])\w+ =>/g) - count(/\basync =>/g)];
  return {
    endOfLine: crlf * 2 > count(/\n/g) ? '\r\n' : otherwise.endOfLine,
    bom: texts.filter((text) => text.startsWith('\uFEFF')).length > half,
    finalNewline: texts.length === 0 || texts.filter((text) => text.endsWith('\n')).length >= half,
    indent: indentOf(all),
    quotes: double > single ? 'double' : otherwise.quotes,
    semicolons: open > ended ? false : otherwise.semicolons,
    trailingCommas: commasOf(all),
    bracketSpacing: tight > spaced ? false : otherwise.bracketSpacing,
    arrowParens: bare > parens ? 'avoid' : otherwise.arrowParens,
    lineWidth: widthOf(all),
  };
}

/** The most frequent step from a line to a deeper one. */
function indentOf(text: string): string {
  const steps = new Map<string, number>();
  let before = '';
  for (const line of text.split('\n')) {
    const [, indent = '', first = ''] = /^([\t ]*)(\S?)/.exec(line) ?? [];
    // Blank lines, and the continued lines of a block comment.
    if (first === '' || first === '*') continue;
    if (indent.length > before.length && indent.startsWith(before)) {
      const step = indent.slice(before.length);
      steps.set(step, (steps.get(step) ?? 0) + 1);
    }
    before = indent;
  }
  const [most] = [...steps].sort(([, a], [, b]) => b - a);
  const step = most?.[0] ?? otherwise.indent;
  return step.startsWith('\t') ? '\t' : step.length > 8 ? otherwise.indent : step;
}

/** By the last line before a closing bracket on a line of its own. */
function commasOf(text: string): TypeScriptStyle['trailingCommas'] {
  const count = { calls: 0, callsWithout: 0, lists: 0, listsWithout: 0 };
  for (const [, comma, closing] of text.matchAll(/[\w'"`)\]}](,?)\n[\t ]*([)\]}])/g)) {
    const without = comma === '';
    // Blocks end in braces too, and what stands in them may end like a property; so braces count only with a comma.
    if (closing === '}' && without) continue;
    if (closing === ')') count[without ? 'callsWithout' : 'calls'] += 1;
    else count[without ? 'listsWithout' : 'lists'] += 1;
  }
  if (Object.values(count).every((each) => each === 0)) return otherwise.trailingCommas;
  if (count.calls > count.callsWithout) return 'all';
  if (count.lists <= count.listsWithout) return 'none';
  return count.callsWithout === 0 ? 'all' : 'es5';
}

/** The least usual width that nearly all lines keep to. */
function widthOf(text: string): number {
  const lengths = text.split('\n').map((line) => line.length);
  if (lengths.length < 40) return otherwise.lineWidth;
  const over = (width: number): number => lengths.filter((length) => length > width).length;
  return [80, 100, 120, 140].find((width) => over(width) * 200 <= lengths.length) ?? 160;
}
