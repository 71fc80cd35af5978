import type { CSharpStyle } from '../../../target/csharp/csharp-target.js';
import { inFileStyle } from '../files/file-style.js';
import type { Source } from './source.js';

export interface WrittenSource extends Source {
  /** Whether `#nullable enable` has to say what the project does not. */
  readonly nullableDirective: boolean;
}

/** A file in the style of its neighbours. */
export function writeSource(source: WrittenSource, style: CSharpStyle): string {
  const { namespace, body, nullableDirective } = source;
  const head = nullableDirective ? '#nullable enable\n\n' : '';
  const usings = usingLines(source);
  const outside = style.usingsInsideNamespace ? '' : withBlankLine(usings);
  const inside = style.usingsInsideNamespace ? withBlankLine(usings) : '';
  const text =
    style.namespaces === 'file'
      ? `${head}${outside}namespace ${namespace};\n\n${inside}${body}`
      : `${head}${outside}namespace ${namespace}\n{\n${deeper(inside + body)}}\n`;
  return inFileStyle(text, style);
}

const withBlankLine = (lines: readonly string[]): string =>
  lines.length === 0 ? '' : `${lines.join('\n')}\n\n`;

function usingLines({ usings, aliases }: WrittenSource): string[] {
  const names = [...new Set(usings)].sort(byUsingOrder);
  const renamed = aliases.map(([alias, type]) => `using ${alias} = ${type};`);
  return [...names.map((name) => `using ${name};`), ...renamed.sort()];
}

/** `System` and what is below it first, then by each part of the name, as `dotnet format` has it. */
export function byUsingOrder(one: string, other: string): number {
  const system = Number(isSystem(other)) - Number(isSystem(one));
  if (system !== 0) return system;
  const [a, b] = [one.toLowerCase().split('.'), other.toLowerCase().split('.')];
  for (const [index, part] of a.entries()) {
    const counterpart = b[index];
    if (counterpart === undefined) return 1;
    if (part !== counterpart) return part < counterpart ? -1 : 1;
  }
  return a.length - b.length;
}

const isSystem = (name: string): boolean => name === 'System' || name.startsWith('System.');

/** Directives of the compiler begin a line wherever they stand. Templates have no literal over several lines (see source.test.ts). */
const deeper = (text: string): string => text.replace(/^(?=[^\n#])/gm, '    ');
