/** Of `using X = Y;`. */
export type Alias = readonly [name: string, type: string];

/** A C# file of ours, taken apart: what the style of a repo moves about. */
export interface Source {
  /** Namespaces. */
  readonly usings: readonly string[];
  readonly aliases: readonly Alias[];
  readonly namespace: string;
  /** What stands in the namespace, without indentation of its own; ends in one line feed. */
  readonly body: string;
}

const pattern = /^((?:using [\w.]+(?: = [\w.]+)?;\n)*)\n?namespace ([\w.]+);\n\n([^]*)$/;

/**
 * @param text as templates are rendered: usings, a blank line, a file-scoped namespace
 * @throws {Error} for any other text
 */
export function readSource(path: string, text: string): Source {
  const [, usings = '', namespace = '', body = ''] = pattern.exec(text) ?? [];
  if (namespace === '') throw new Error(`${path} does not begin as templates of C# do.`);
  return {
    usings: [...usings.matchAll(/^using ([\w.]+);$/gm)].map(([, name = '']) => name),
    aliases: [...usings.matchAll(/^using (\w+) = ([\w.]+);$/gm)].map(([, alias = '', type = '']) => [
      alias,
      type,
    ]),
    namespace,
    body,
  };
}
