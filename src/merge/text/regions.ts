import { diffIndices } from 'node-diff3';

/** A range of lines: from, and up to but not including. */
export type Range = readonly [from: number, to: number];

/** A stretch of the three texts, and which sides changed it. */
export interface Region {
  readonly changed: 'none' | 'ours' | 'theirs' | 'both';
  readonly base: Range;
  readonly ours: Range;
  readonly theirs: Range;
}

export interface RegionOptions {
  /**
   * Whether changes that touch without overlapping stay apart: those of two neighbouring lines, or also a new line beside a
   * changed one. Never both sides' new lines in one place.
   */
  readonly touching: 'together' | 'lines-apart' | 'apart';
}

interface Hunk {
  readonly side: 'ours' | 'theirs';
  readonly base: Range;
  /** What the text of the side is longer than the base behind this hunk. */
  readonly growth: number;
}

/**
 * The three texts side by side, as diff3 aligns them: the differences of each side from the base, those that overlap taken
 * together. (Khanna, Kunal and Pierce, A Formal Investigation of Diff3, 2007.)
 *
 * @param base and the others: what lines are compared by
 */
export function regionsOf(
  base: string[],
  ours: string[],
  theirs: string[],
  options: RegionOptions,
): Region[] {
  const hunks = [...hunksOf('ours', base, ours), ...hunksOf('theirs', base, theirs)].sort(
    (a, b) => a.base[0] - b.base[0] || a.base[1] - b.base[1],
  );
  const regions: Region[] = [];
  const at = { base: 0, ours: 0, theirs: 0 };
  const advance = (
    to: number,
    growth: { ours: number; theirs: number },
    changed: Region['changed'],
  ): void => {
    const length = to - at.base;
    const next = {
      base: to,
      ours: at.ours + length + growth.ours,
      theirs: at.theirs + length + growth.theirs,
    };
    regions.push({
      changed,
      base: [at.base, next.base],
      ours: [at.ours, next.ours],
      theirs: [at.theirs, next.theirs],
    });
    Object.assign(at, next);
  };
  for (let index = 0; index < hunks.length;) {
    const first = hunks[index];
    if (first === undefined) break;
    if (first.base[0] > at.base) advance(first.base[0], { ours: 0, theirs: 0 }, 'none');
    const growth = { ours: 0, theirs: 0 };
    const sides = new Set<Hunk['side']>();
    let end = first.base[1];
    for (let next: Hunk | undefined = first; next !== undefined; next = hunks[index]) {
      if (next !== first && !joins(next, hunks[index - 1] ?? first, end, options)) break;
      end = Math.max(end, next.base[1]);
      growth[next.side] += next.growth;
      sides.add(next.side);
      index += 1;
    }
    advance(end, growth, sides.size === 2 ? 'both' : first.side);
  }
  if (at.base < base.length) advance(base.length, { ours: 0, theirs: 0 }, 'none');
  return regions;
}

function joins(next: Hunk, previous: Hunk, end: number, { touching }: RegionOptions): boolean {
  if (next.base[0] !== end) return next.base[0] < end;
  if (next.side === previous.side || touching === 'together') return true;
  const empty = [next, previous].filter(({ base }) => base[0] === base[1]).length;
  return touching === 'lines-apart' ? empty > 0 : empty === 2;
}

function hunksOf(side: Hunk['side'], base: string[], text: string[]): Hunk[] {
  return diffIndices(base, text).map(({ buffer1: [from, length], buffer2: [, other] }) => ({
    side,
    base: [from, from + length],
    growth: other - length,
  }));
}
