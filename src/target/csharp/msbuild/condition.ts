import type { Properties } from './properties.js';

/**
 * Whether a condition of MSBuild holds: comparisons with `==` and `!=`, `and`, `or`, `!`, parentheses, and what a property says itself.
 *
 * Source: https://learn.microsoft.com/visualstudio/msbuild/msbuild-conditions.
 *
 * @returns undefined where it cannot be told from the files: `'$(Configuration)' == 'Release'`, a function
 */
export function holds(condition: string | undefined, properties: Properties): boolean | undefined {
  if (condition === undefined || condition.trim() === '') return true;
  const expanded = expandOperands(condition, properties);
  const tokens = expanded.match(/'[^']*'|==|!=|[!()]|[^\s'!=()]+/g) ?? [];
  const reader = new ConditionReader(tokens);
  const value = reader.any();
  return reader.isAtEnd ? value : undefined;
}

/** What cannot be told becomes a word that compares with nothing. */
const unknown = '\u0000';

function expandOperands(condition: string, properties: Properties): string {
  const quoted = condition.replace(/'([^']*)'/g, (whole, inner: string) =>
    inner.includes('$(') && !/\.\w+\(/.test(inner) ? `'${properties.expand(inner, '') ?? unknown}'` : whole,
  );
  // What is left outside of quotes, functions with quotes of their own among it.
  return quoted.replace(/\$\((?:[^()]|\([^()]*\))*\)/g, (whole) => {
    const value = properties.expand(whole, '') ?? unknown;
    return /^[\w.-]+$/.test(value) ? value : `'${value.replaceAll("'", '')}'`;
  });
}

/** Three-valued, as in SQL: what is unknown stays so unless the other side decides. */
type Truth = boolean | undefined;

class ConditionReader {
  #at = 0;

  constructor(readonly tokens: readonly string[]) {}

  get isAtEnd(): boolean {
    return this.#at === this.tokens.length;
  }

  any(): Truth {
    let value = this.#all();
    while (this.#take('or')) {
      const other = this.#all();
      value =
        value === true || other === true
          ? true
          : value === undefined || other === undefined
            ? undefined
            : false;
    }
    return value;
  }

  #all(): Truth {
    let value = this.#one();
    while (this.#take('and')) {
      const other = this.#one();
      value =
        value === false || other === false
          ? false
          : value === undefined || other === undefined
            ? undefined
            : true;
    }
    return value;
  }

  #one(): Truth {
    if (this.#take('!')) {
      const value = this.#one();
      return value === undefined ? undefined : !value;
    }
    if (this.#take('(')) {
      const value = this.any();
      return this.#take(')') ? value : undefined;
    }
    const left = this.#operand();
    const isEqual = this.#take('==');
    if (!isEqual && !this.#take('!=')) return truthOf(left);
    const right = this.#operand();
    if (left.includes(unknown) || right.includes(unknown)) return undefined;
    return (left.toLowerCase() === right.toLowerCase()) === isEqual;
  }

  #operand(): string {
    const token = this.tokens[this.#at] ?? unknown;
    this.#at += 1;
    return token.startsWith("'") ? token.slice(1, -1) : token;
  }

  #take(token: string): boolean {
    if (this.tokens[this.#at]?.toLowerCase() !== token) return false;
    this.#at += 1;
    return true;
  }
}

function truthOf(word: string): Truth {
  const value = word.toLowerCase();
  return value === 'true' ? true : value === 'false' ? false : undefined;
}
