import { nameWidth } from '../marks.js';
import { splitArguments } from './calls.js';

/** What a line of emitted C# fits into. */
export const lineWidth = 130;

/** Breaks the statements that became too long when their calls were replaced: behind the opening parenthesis, else at each comma. */
export function wrapLines(text: string): string {
  return text
    .split('\n')
    .map((line) => (nameWidth(line) > lineWidth ? wrapped(line) : line))
    .join('\n');
}

function wrapped(line: string): string {
  const call = callThatEnds(line);
  if (call === undefined) return line;
  const { head, args, tail } = call;
  const indent = `${/^ */.exec(line)?.[0] ?? ''}    `;
  const together = `${indent}${args.join(', ')}${tail}`;
  const fits = nameWidth(together) <= lineWidth || args.length === 1;
  return `${head}\n${wrapLines(fits ? together : `${indent}${args.join(`,\n${indent}`)}${tail}`)}`;
}

/** The outermost call that ends with the statement. */
function callThatEnds(line: string): { head: string; args: readonly string[]; tail: string } | undefined {
  if (!line.endsWith(';')) return undefined;
  for (let at = line.indexOf('('); at >= 0; at = line.indexOf('(', at + 1)) {
    const split = splitArguments(line, at + 1);
    if (split === undefined || split.args.join('') === '') continue;
    const tail = line.slice(split.end - 1);
    if (/^\)+!?;$/.test(tail)) return { head: line.slice(0, at + 1), args: split.args, tail };
  }
  return undefined;
}
