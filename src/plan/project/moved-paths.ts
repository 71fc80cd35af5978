import { whyUnsafe } from '../paths/lexical.js';
import { clashes } from '../paths/twins.js';

/** Where files stand that their owner has moved or renamed, by the path that they were generated under. */
export type MovedPaths = ReadonlyMap<string, string>;

const most = 10_000;

/**
 * What `.mtls-pop.yaml` says under `moved`, which anybody may have written.
 *
 * @param data undefined or null where it says nothing
 * @returns the paths; or what is wrong with them, as ends of sentences that begin with the file's name
 */
export function readMoved(data: unknown): { readonly moved: MovedPaths } | { readonly flaws: string[] } {
  if (data === undefined || data === null) return { moved: new Map() };
  if (typeof data !== 'object' || Array.isArray(data))
    return { flaws: ['has something else than a map of paths under moved'] };
  const entries = Object.entries(data as Record<string, unknown>);
  if (entries.length > most) return { flaws: [`names more than ${most} files under moved`] };
  const flaws = entries.flatMap(([from, to]) => {
    if (typeof to !== 'string') return [`has no path under moved for ${JSON.stringify(from)}`];
    return [from, to].flatMap((each) => {
      const why = whyUnsafe(each);
      return why === undefined ? [] : [`has the path ${JSON.stringify(each)} under moved, which ${why}`];
    });
  });
  if (flaws.length > 0) return { flaws };
  const moved = new Map(entries as [string, string][]);
  const [clash] = clashes([...moved.values()]);
  if (clash !== undefined)
    return { flaws: [`moves two files to ${JSON.stringify(clash.path)} and ${JSON.stringify(clash.with)}`] };
  return { moved };
}
