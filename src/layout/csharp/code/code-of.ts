/**
 * C# without what its comments and literals say: a literal is `""`, what stands in the braces of an interpolated one stays, and of
 * documentation the names in `cref` stay, because the compiler looks them up too.
 *
 * Made for emitted text, which has no preprocessor branches with code that does not fit together.
 */
export function codeOf(text: string): string {
  return new Scanner(text).code(() => false);
}

class Scanner {
  #at = 0;

  constructor(private readonly text: string) {}

  /** @param ends whether the scanner, at a character outside of brackets, is through */
  code(ends: (character: string) => boolean): string {
    let out = '';
    let depth = 0;
    while (this.#at < this.text.length) {
      const character = this.text.charAt(this.#at);
      if (depth === 0 && ends(character)) return out;
      const rest = this.text.slice(this.#at, this.#at + 8);
      const literal = /^(\$*)(@?)(\$*)("+)/.exec(rest);
      if (rest.startsWith('//')) out += this.#comment();
      else if (literal !== null && (character !== '@' || rest.startsWith('@"') || rest.startsWith('@$')))
        out += this.#string(literal);
      else if (character === "'") out += this.#character();
      else {
        if ('([{'.includes(character)) depth += 1;
        if (')]}'.includes(character)) depth -= 1;
        out += character;
        this.#at += 1;
      }
    }
    return out;
  }

  #comment(): string {
    const end = this.text.indexOf('\n', this.#at);
    const comment = this.text.slice(this.#at, end < 0 ? undefined : end);
    this.#at += comment.length;
    return [...comment.matchAll(/\bcref="([^"]*)"/g)].map(([, name = '']) => ` ${name} ;`).join('');
  }

  #character(): string {
    const found = /^'(?:\\.[^']*|[^'\\])'/.exec(this.text.slice(this.#at, this.#at + 12));
    this.#at += found?.[0].length ?? 1;
    return '""';
  }

  #string([start = '', dollars = '', verbatim = '', more = '', quotes = '']: RegExpExecArray): string {
    const braces = dollars.length + more.length;
    const isRaw = quotes.length >= 3;
    // Two quotes are an empty string.
    if (quotes.length === 2) {
      this.#at += start.length;
      return '""';
    }
    this.#at += start.length;
    let out = '""';
    while (this.#at < this.text.length) {
      if (this.text.startsWith(quotes, this.#at)) {
        if (verbatim === '' || this.text.charAt(this.#at + 1) !== '"') break;
        this.#at += 2;
      } else if (!isRaw && verbatim === '' && this.text.charAt(this.#at) === '\\') {
        this.#at += 2;
      } else if (braces > 0 && this.text.startsWith('{'.repeat(braces), this.#at)) {
        out += this.#hole(braces, isRaw);
      } else {
        this.#at += 1;
      }
    }
    this.#at += quotes.length;
    return out;
  }

  #hole(braces: number, isRaw: boolean): string {
    if (!isRaw && this.text.startsWith('{{', this.#at)) {
      this.#at += 2;
      return '';
    }
    this.#at += braces;
    // What follows a colon is a format.
    const code = this.code((character) => character === '}' || character === ':');
    const end = this.text.indexOf('}'.repeat(braces), this.#at);
    this.#at = end < 0 ? this.text.length : end + braces;
    return ` ( ${code} ) `;
  }
}
