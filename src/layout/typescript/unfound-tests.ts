import type { TestHabits } from '../../target/typescript/typescript-target.js';
import { findsTest } from '../../target/typescript/tests/searches.js';

/** A note where the repo's runner is told to look elsewhere than where new tests are; none where that is not to be known. */
export function unfoundTests(
  { searches, patterns }: TestHabits,
  tests: readonly string[],
): readonly string[] {
  const unfound = tests.filter((test) => findsTest(searches, test) === false);
  const [first] = unfound;
  if (first === undefined) return [];
  const count = unfound.length === 1 ? first : `${first} and ${unfound.length - 1} others`;
  return [
    `The test runner looks for ${patterns.join(', ')}, and so not at ${count}: tell it to, or choose another folder with --test-folder.`,
  ];
}
