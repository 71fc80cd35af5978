import { describe, it } from 'vitest';
import { all } from '../../support/all.js';

/**
 * A test for each repo. Those that are not tried by default are skipped with a reason that the run's summary prints.
 *
 * @param names of all repos; `byDefault` are those that are always tried
 */
export function describeRepos(
  title: string,
  names: readonly string[],
  byDefault: readonly string[],
  define: (name: string) => Promise<void>,
): void {
  const left = names.filter((name) => !byDefault.includes(name));
  describe(title, () => {
    for (const name of all ? names : byDefault) it(name, { timeout: 600_000 }, () => define(name));
    if (!all && left.length > 0)
      it(`${left.length} more`, ({ skip }) => {
        skip(`${title}: ${left.join(', ')} are tried by \`npm run test:repos\` only`);
      });
  });
}
