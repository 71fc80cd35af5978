import type { Guess } from '../guess.js';

/** What packages call the folder of their code. */
const habitual = new Set(['src', 'lib', 'app', 'source', 'server']);

/**
 * The folder that the package's code is in: that of most sources, if one has them all or `src` is among them.
 *
 * @param sources paths relative to the package
 * @param folders those of the package's top level
 */
export function sourceFolderOf(sources: readonly string[], folders: readonly string[]): Guess<string> {
  if (sources.length === 0)
    return { value: 'src', because: 'there are no sources yet, and src is where they are expected' };
  const count = new Map<string, number>();
  for (const source of sources) {
    const folder = rootOf(source);
    count.set(folder, (count.get(folder) ?? 0) + 1);
  }
  const found = [...count].sort(([, a], [, b]) => b - a);
  const shown = (folder: string): string => (folder === '' ? 'the top of the package' : `${folder}/`);
  if (count.has('src')) return { value: 'src', because: 'the sources are in src/' };
  const [first, second] = found;
  if (first === undefined || folders.length === 0 || second === undefined || second[1] * 4 <= first[1])
    return { value: first?.[0] ?? '', because: `the sources are in ${shown(first?.[0] ?? '')}` };
  const candidates = found.slice(0, 10).map(([folder]) => folder);
  return {
    candidates,
    because: `There are sources in ${candidates.map(shown).join(', ')}, and no src/ is among them.`,
  };
}

/** `apps/api/src/x/y.ts`: `apps/api/src`; `server/x/y.ts`: `server`; `index.ts`: the top. */
function rootOf(source: string): string {
  const folders = source.split('/').slice(0, -1);
  const at = folders.slice(0, 4).findIndex((name) => habitual.has(name));
  return at === -1 ? (folders[0] ?? '') : folders.slice(0, at + 1).join('/');
}
