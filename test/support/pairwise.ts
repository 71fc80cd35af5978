/**
 * Few cases in which each value of each axis meets each value of the others at least once, picked greedily and the same every time.
 *
 * @param candidates what may be picked
 * @param valuesOf a candidate's values, one for each axis, unlike those of the other axes
 * @param given what is there already; the cases that are returned do not repeat it
 */
export function pairwise<T>(
  candidates: readonly T[],
  valuesOf: (candidate: T) => readonly string[],
  given: readonly T[] = [],
): readonly T[] {
  const pairsOf = (candidate: T): string[] => {
    const values = valuesOf(candidate);
    return values.flatMap((left, index) => values.slice(index + 1).map((right) => `${left} with ${right}`));
  };
  const wanted = new Set(candidates.flatMap(pairsOf));
  for (const pair of given.flatMap(pairsOf)) wanted.delete(pair);
  const gain = (candidate: T): number => pairsOf(candidate).filter((pair) => wanted.has(pair)).length;
  const chosen: T[] = [];
  while (wanted.size > 0) {
    const best = candidates.reduce((left, right) => (gain(right) > gain(left) ? right : left));
    chosen.push(best);
    for (const pair of pairsOf(best)) wanted.delete(pair);
  }
  return chosen;
}
