import { beforeAll, describe, expect, it } from 'vitest';
import { runMutants, type TestRun } from './mutants.js';
import type { Mutation } from './mutation.js';

/** Shows that the projects which the mutations break pass whole, and that each mutation fails the test that it names. */
export function emittedTestsCatch(group: string, mutations: readonly Mutation[]): void {
  const runs = new Map<Mutation, TestRun>();

  beforeAll(async () => {
    for (const subject of new Set(mutations.map((mutation) => mutation.subject))) {
      const own = mutations.filter((mutation) => mutation.subject === subject);
      const { unbroken, mutants } = await runMutants(group, subject, own);
      if (unbroken.failed.length + unbroken.broken.length > 0 || unbroken.passed.length === 0)
        throw new Error(`${subject} fails unbroken:\n${[...unbroken.failed, ...unbroken.broken].join('\n')}`);
      for (const [at, run] of mutants.entries()) {
        const mutation = own[at];
        if (mutation !== undefined) runs.set(mutation, run);
      }
    }
  }, 900_000);

  describe(`the emitted tests catch, in ${group}, that`, () => {
    for (const mutation of mutations) {
      it(`${mutation.name} (${mutation.subject})`, () => {
        const run = runs.get(mutation);
        // A test file that cannot even be loaded would prove nothing.
        expect(run?.broken).toEqual([]);
        expect(run?.failed, `${run?.passed.length ?? 0} tests passed, none failed`).not.toHaveLength(0);
      });
    }
  });
}
