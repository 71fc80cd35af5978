import { describe, expect, it } from 'vitest';
import { compare, type Comparison } from './owner-edits/compare.js';
import { ownerEdits } from './owner-edits/edits.js';

const done: Comparison[] = [];

describe('an owner who edited what guidance 2.0.0 changes', () => {
  it.each(ownerEdits)('$language: $name', async (edit) => {
    const comparison = await compare(edit);
    done.push(comparison);
    const { merged, wanted } = comparison;
    expect(merged.note).toBeUndefined();
    expect(merged.conflicts).toHaveLength(edit.conflicts ?? 0);
    if (wanted !== undefined) expect(merged.text).toBe(wanted);
  });

  it('has at most a quarter of the conflicts that git has', () => {
    const sum = (of: (each: Comparison) => number): number => done.reduce((all, each) => all + of(each), 0);
    expect(done).toHaveLength(ownerEdits.length);
    expect(sum(({ merged }) => merged.conflicts.length) * 4).toBeLessThanOrEqual(
      sum(({ gitConflicts }) => gitConflicts),
    );
  });
});
