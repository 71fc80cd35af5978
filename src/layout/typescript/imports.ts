import { posix } from 'node:path';

/** Rendered code has one way to write a relative import. */
const relativeImport = /(\b(?:from|import) ')(\.{1,2}\/[^']+)(')/g;

/** Paths of the rendered files that a rendered file imports. */
export function importsOf(path: string, text: string): readonly string[] {
  return path.endsWith('.ts')
    ? [...text.matchAll(relativeImport)].map(([, , specifier = '']) => targetOf(path, specifier))
    : [];
}

/**
 * The text with its relative imports as they are written where the files stand.
 *
 * @param from path of the rendered file
 * @param position where each rendered file stands in the repo
 * @param ending of relative imports in the repo
 */
export function withImports(
  from: string,
  text: string,
  position: (path: string) => string,
  ending: '.js' | '.ts' | '',
): string {
  const folder = posix.dirname(position(from));
  // The example in the README is written for a reader beside `client.ts`.
  const origin = from.endsWith('.md') ? 'src/README.md' : from;
  return text.replace(relativeImport, (_, before: string, specifier: string, after: string) => {
    const relative = posix.relative(folder, position(targetOf(origin, specifier)));
    const dotted = relative.startsWith('.') ? relative : `./${relative}`;
    return before + dotted.replace(/\.ts$/, ending) + after;
  });
}

function targetOf(path: string, specifier: string): string {
  return `${posix.join(posix.dirname(path), specifier).replace(/\.js$/, '')}.ts`;
}
