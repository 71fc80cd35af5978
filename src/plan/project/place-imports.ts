import { posix } from 'node:path';
import type { MovedPaths } from './moved-paths.js';

const script = /\.([cm]?)[jt]s$/;
/** A path to another file, in whatever statement or call. */
const relative = /(['"`])(\.{1,2}\/[^'"`\s]+)\1/g;

/**
 * A generated TypeScript file as it is written where it and the files that it imports stand now, as an editor leaves it that moves
 * files. All other text, and every import of a file that is where it was generated, stays as it is.
 *
 * @param path that the text was generated under
 * @param isGenerated whether a file was generated under a path
 */
export function placeImports(
  path: string,
  text: string,
  moved: MovedPaths,
  isGenerated: (path: string) => boolean,
): string {
  if (moved.size === 0 || !script.test(path)) return text;
  const from = posix.dirname(moved.get(path) ?? path);
  return text.replace(relative, (whole, quote: string, specifier: string) => {
    const target = sourceOf(posix.join(posix.dirname(path), specifier), isGenerated);
    if (target === undefined || !(moved.has(path) || moved.has(target))) return whole;
    const way = posix.relative(from, moved.get(target) ?? target);
    const ending = posix.extname(specifier);
    const written = way.replace(script, script.test(specifier) ? ending : '');
    return `${quote}${written.startsWith('.') ? written : `./${written}`}${quote}`;
  });
}

/** The source that an import names: `./a.js`, `./a.ts` and `./a` are all of `a.ts`. */
function sourceOf(named: string, isGenerated: (path: string) => boolean): string | undefined {
  const candidates = [named, named.replace(script, '.$1ts'), `${named}.ts`];
  return candidates.find((each) => script.test(each) && isGenerated(each));
}
