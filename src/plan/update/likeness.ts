/**
 * How much two texts have in common: the share of the lines of the shorter one that the other has too, short ones left out because
 * every file has them. Between 0 and 1.
 */
export function likeness(one: string, other: string): number {
  const [a, b] = [linesOf(one), linesOf(other)];
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  if (small.size === 0) return 0;
  let common = 0;
  for (const line of small) if (large.has(line)) common += 1;
  // A short file whose lines happen to be in a long one is not that file.
  return (common / small.size) * Math.min(1, (2 * small.size) / large.size);
}

function linesOf(text: string): Set<string> {
  return new Set(
    text
      .split('\n')
      .map((line) => line.replaceAll(/[\s;,'"]/g, ''))
      .filter((line) => line.length > 3),
  );
}
