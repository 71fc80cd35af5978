/** Values of properties while a project is evaluated. Names have no case. */
export class Properties {
  readonly #values = new Map<string, string>();

  /**
   * What only a build knows: it may be anything. `TargetFramework` is one of them in a project for several frameworks, until the project
   * says it itself.
   */
  readonly #open = new Set([
    'configuration',
    'platform',
    'os',
    'targetframeworkidentifier',
    'targetframeworkversion',
  ]);

  get(name: string): string | undefined {
    return this.#values.get(name.toLowerCase());
  }

  set(name: string, value: string): void {
    this.#values.set(name.toLowerCase(), value);
  }

  isOpen(name: string): boolean {
    const key = name.toLowerCase();
    if (key === 'targetframework' && this.get('TargetFrameworks') !== undefined) return true;
    return this.#open.has(key) && !this.#values.has(key);
  }

  /**
   * Text with `$(Name)` replaced, and with what projects are told apart by: `$(MSBuildProjectName.EndsWith('.Tests'))`.
   *
   * @param unset stands for a property that no file sets; undefined where the text then cannot be told
   * @returns undefined where it cannot be told: a property function, a property that only a build knows
   */
  expand(text: string, unset?: string): string | undefined {
    const unclear: string[] = [];
    const expanded = text.replace(
      /\$\(\s*([\w.-]+?)(?:\.(Contains|StartsWith|EndsWith)\(\s*['"`]?([^'"`)]*)['"`]?\s*\))?\s*\)/g,
      (_, name: string, test: string | undefined, part = '') => {
        const value = this.isOpen(name) ? undefined : (this.get(name) ?? unset);
        if (value === undefined) {
          unclear.push(name);
          return '';
        }
        if (test === undefined) return value;
        if (test === 'Contains') return String(value.includes(String(part)));
        return String(test === 'EndsWith' ? value.endsWith(String(part)) : value.startsWith(String(part)));
      },
    );
    return unclear.length === 0 && !expanded.includes('$(') ? expanded : undefined;
  }
}
