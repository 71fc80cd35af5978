/** One `Assert.X<T>(…)` in a C# text. */
export interface Call {
  readonly name: string;
  /** Between the angle brackets; undefined where there are none. */
  readonly type: string | undefined;
  /** The text of each argument. */
  readonly args: readonly string[];
  /** Whether nothing uses what it returns. */
  readonly isStatement: boolean;
}

const call = /\bAssert\.(\w+)(?:<([\w.]+)>)?\(/g;

/** Replaces every call of `Assert`, those among the arguments of others too. */
export function replaceCalls(text: string, replacement: (call: Call) => string, nested = false): string {
  let out = '';
  let position = 0;
  for (const match of text.matchAll(call)) {
    // One among the arguments of the last is replaced already.
    if (match.index < position) continue;
    const split = splitArguments(text, match.index + match[0].length);
    if (split === undefined) throw new Error(`This does not end: ${text.slice(match.index).slice(0, 80)}`);
    const { args, end } = split;
    const before = text.slice(text.lastIndexOf('\n', match.index) + 1, match.index);
    const inner = args.map((argument) => replaceCalls(argument, replacement, true));
    const [, name = '', type] = match;
    const isStatement = !nested && /^\s*(?:await )?$/.test(before);
    out += text.slice(position, match.index) + replacement({ name, type, args: inner, isStatement });
    position = end;
  }
  return out + text.slice(position);
}

/**
 * Splits at the commas of the outermost level, from behind the opening parenthesis; `end` is behind the closing one. Undefined where
 * there is none.
 */
export function splitArguments(
  text: string,
  start: number,
): { args: readonly string[]; end: number } | undefined {
  const args: string[] = [];
  let depth = 0;
  let from = start;
  for (let at = start; at < text.length; at = behindToken(text, at)) {
    const character = text.charAt(at);
    if ('([{'.includes(character)) {
      depth += 1;
    } else if (depth === 0 && (character === ')' || character === ',')) {
      args.push(text.slice(from, at).trim());
      from = at + 1;
      if (character === ')') return { args, end: from };
    } else if (')]}'.includes(character)) {
      depth -= 1;
    }
  }
  return undefined;
}

/** String and character literals are one token, since brackets and commas in them mean nothing. */
const literal = /"""[\s\S]*?"""|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])+'/y;

function behindToken(text: string, at: number): number {
  literal.lastIndex = at;
  return literal.test(text) ? literal.lastIndex : at + 1;
}
