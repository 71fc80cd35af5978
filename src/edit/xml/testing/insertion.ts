import { expect } from 'vitest';

/** What was put in, where the rest stayed as it was: whole lines where it can be read as such. */
export function insertion(before: string, after: string): string {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start += 1;
  const length = after.length - before.length;
  const isInsertionAt = (at: number): boolean => after.slice(at + length) === before.slice(at);
  expect(isInsertionAt(start)).toBe(true);
  for (let at = start; at >= 0 && isInsertionAt(at); at -= 1)
    if (before[at - 1] === '\n') return after.slice(at, at + length);
  return after.slice(start, start + length);
}
