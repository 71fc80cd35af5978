import type { Flow } from '../../scenario/flow.js';
import type { Lock } from '../lock/entry.js';
import { markName } from '../lock/rendering-mark.js';

/**
 * Flows in the order in which they were added, as far as that matters: the one whose files others share comes before those, and what is
 * there before what is not. However somebody has sorted `.mtls-pop.yaml`, the files stay where they are.
 *
 * @param flows each with its place, of one language
 */
export function asAdded<T extends Flow>(
  flows: readonly T[],
  lock: Pick<Lock, 'entries' | 'renderings'>,
): T[] {
  const known = new Set(lock.renderings.map(({ flow }) => flow));
  const rank = (flow: T): number => {
    if (!known.has(markName(flow))) return 2;
    return liesInAnother(flow, flows, lock) ? 1 : 0;
  };
  return flows.toSorted((one, other) => rank(one) - rank(other));
}

function liesInAnother(flow: Flow, flows: readonly Flow[], { entries }: Pick<Lock, 'entries'>): boolean {
  if (flow.place === undefined) return false;
  if (flow.language === 'csharp') {
    const { namespace } = flow.place;
    return flows.some(
      (other) => other.language === 'csharp' && namespace.startsWith(`${other.place?.namespace ?? ''}.`),
    );
  }
  // All flows of a folder name that folder; those that came later are in a folder of their name in it.
  const own = `${flow.place.folder}/${flow.name}/`;
  return entries.some(({ path }) => path.startsWith(own));
}
