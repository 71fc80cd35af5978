import { diffArrays } from 'diff';

/**
 * Lines that a text had and has no more, in their order. A line that got a comma, because something follows it now, is not lost;
 * nor is one that `mayChange` allows to, such as a version that was raised.
 */
export function lostLines(
  before: string,
  after: string,
  mayChange: readonly RegExp[] = [],
): readonly string[] {
  const lines = (text: string): string[] => text.split('\n');
  return diffArrays(lines(before), lines(after), { comparator: isSame })
    .filter(({ removed }) => removed)
    .flatMap(({ value }) => value)
    .filter((line) => !mayChange.some((allowed) => allowed.test(line)));
}

const isSame = (left: string, right: string): boolean => left === right || withComma(left) === right;

/** Before the line's end, which may be CRLF. */
const withComma = (line: string): string => line.replace(/(\r?)$/, ',$1');
