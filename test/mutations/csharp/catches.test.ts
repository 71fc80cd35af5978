import { beforeAll, describe, expect, it } from 'vitest';
import { describeWithDotnet } from '../../support/dotnet.js';
import { mutate } from '../mutation.js';
import { mutations } from './mutations.js';
import { arrangeTests, compileMutant } from './mutant.js';
import { isRule } from './mutation.js';
import type { CSharpMutation } from './mutation.js';
import { runTests } from './run-tests.js';
import { buildSubjects } from './subject.js';
import type { Subject, SubjectName } from './subject.js';

const building = 300_000;
const running = 120_000;

/** Why nothing here can catch the mutation, if so. */
const outOfReach = ({ notOnWindows }: CSharpMutation): string | undefined =>
  process.platform === 'win32' ? notOnWindows : undefined;

describeWithDotnet('emitted C#', () => {
  let subjects: ReadonlyMap<SubjectName, Subject>;
  const subjectOf = (name: SubjectName): Subject => {
    const subject = subjects.get(name);
    if (subject === undefined) throw new Error(`${name} was not built.`);
    return subject;
  };

  beforeAll(async () => {
    subjects = await buildSubjects();
  }, building);

  // The road of the defects without a defect on it: what fails below fails because of the defect.
  describe('unbroken, passes', () => {
    for (const name of new Set(mutations.map(({ subject }) => subject))) {
      it(`in ${name}`, { timeout: running }, async () => {
        const own = mutations.filter(
          (mutation) => mutation.subject === name && outOfReach(mutation) === undefined,
        );
        const tests = [...new Set(own.map(({ caughtBy }) => caughtBy))].filter((catcher) => !isRule(catcher));
        const whole = await compileMutant(subjectOf(name), 'none', 'BoundToken.cs', (text) => text);
        expect(whole.failedRules, whole.output).toEqual([]);
        const { failed, passed, output } = await runTests(await arrangeTests(subjectOf(name), whole), tests);
        expect(failed, output).toEqual([]);
        const missing = tests.filter((test) => !passed.some((result) => result.name.includes(`.${test}`)));
        expect(missing, 'tests that did not run').toEqual([]);
      });
    }
  });

  describe.concurrent('is caught when', () => {
    for (const [index, mutation] of mutations.entries()) {
      const { name, subject, file, caughtBy } = mutation;
      it(`${name} (${subject}, by ${caughtBy})`, { timeout: running }, async ({ skip }) => {
        const reason = outOfReach(mutation);
        if (reason !== undefined) skip(reason);
        const mutant = await compileMutant(subjectOf(subject), String(index), file, (text) =>
          mutate(text, mutation),
        );
        if (isRule(caughtBy)) {
          expect(mutant.failedRules, mutant.output).toContain(caughtBy);
          return;
        }
        expect(mutant.failedRules, mutant.output).toEqual([]);
        const { failed, output } = await runTests(await arrangeTests(subjectOf(subject), mutant), [caughtBy]);
        expect(failed.length, `nothing failed:\n${output}`).toBeGreaterThan(0);
      });
    }
  });
});
