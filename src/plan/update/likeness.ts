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

/**
 * Where a piece of code stands in another text.
 *
 * @returns the line, from 1, on which its first line is that the text has; undefined where most of it is not there
 */
export function lineOfPiece(piece: string, text: string): number | undefined {
  const [wanted, there] = [linesOf(piece), linesOf(text)];
  const found = [...wanted].filter((line) => there.has(line));
  if (wanted.size === 0 || found.length / wanted.size < 0.6) return undefined;
  const declaration = found.find((line) => !/^(?:\/[/*]|\*|#)/.test(line)) ?? found[0] ?? '';
  return text.split('\n').findIndex((line) => essence(line) === declaration) + 1;
}

function linesOf(text: string): Set<string> {
  const lines = text.split('\n').map((line) => essence(line));
  return new Set(lines.filter((line) => line.length > 3));
}

const essence = (line: string): string => line.replaceAll(/[\s;,'"]/g, '');
