import { posix } from 'node:path';
import type { MovedPaths } from './moved-paths.js';

/** Generated files, and where those of them are that were moved. */
export interface Whereabouts {
  readonly moved: MovedPaths;
  readonly isGenerated: (path: string) => boolean;
}

const script = /\.([cm]?)[jt]s$/;
/** A path to another file, in whatever statement or call. */
const relative = /(['"`])(\.{1,2}\/[^'"`\s]+)\1/g;

/**
 * A generated TypeScript file as it is written where it and the files that it imports stand now, as an editor leaves it that moves
 * files. All other text, and every import of a file that is where it was generated, stays as it is.
 *
 * @param path that the text was generated under
 * @param ours what its owner has there: a path that still stands there was not put right, and is left
 */
export function placeImports(
  path: string,
  text: string,
  { moved, isGenerated }: Whereabouts,
  ours = '',
): string {
  if (moved.size === 0 || !script.test(path)) return text;
  const from = posix.dirname(moved.get(path) ?? path);
  return text.replace(relative, (whole, quote: string, specifier: string) => {
    const target = sourceOf(posix.join(posix.dirname(path), specifier), isGenerated);
    if (target === undefined || !(moved.has(path) || moved.has(target))) return whole;
    if ([`'${specifier}'`, `"${specifier}"`].some((each) => ours.includes(each))) return whole;
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
