import { beforeAll, describe, expect, it } from 'vitest';
import { describeWithDotnet } from '../../support/dotnet.js';
import { mutate } from '../mutation.js';
import { mutations } from './mutations.js';
import { arrangeTests, compileMutant } from './mutant.js';
import { isRule } from './mutation.js';
import { runTests } from './run-tests.js';
import { buildSubjects } from './subject.js';
import type { Subject, SubjectName } from './subject.js';

const building = 300_000;
const running = 120_000;

describeWithDotnet('defects in emitted C#', () => {
  let subjects: ReadonlyMap<SubjectName, Subject>;
  const subjectOf = (name: SubjectName): Subject => {
    const subject = subjects.get(name);
    if (subject === undefined) throw new Error(`${name} was not built.`);
    return subject;
  };

  beforeAll(async () => {
    subjects = await buildSubjects();
  }, building);

  // The same road without a defect on it: what fails below fails because of the defect.
  describe.concurrent('the unbroken code passes', () => {
    for (const name of new Set(mutations.map(({ subject }) => subject))) {
      it(`in ${name}`, { timeout: running }, async () => {
        const own = mutations.filter(({ subject }) => subject === name);
        const tests = [...new Set(own.map(({ caughtBy }) => caughtBy).filter((it) => !isRule(it)))];
        const mutant = await compileMutant(subjectOf(name), 'none', 'BoundToken.cs', (text) => text);
        expect(mutant.failedRules, mutant.output).toEqual([]);
        const { failed, passed, output } = await runTests(await arrangeTests(subjectOf(name), mutant), tests);
        expect(failed, output).toEqual([]);
        const missing = tests.filter((test) => !passed.some((result) => result.name.includes(`.${test}`)));
        expect(missing, 'tests that did not run').toEqual([]);
      });
    }
  });

  describe.concurrent('is caught:', () => {
    for (const [index, mutation] of mutations.entries()) {
      const { name, subject, file, caughtBy, notOnWindows } = mutation;
      it(`${name} (${subject}, by ${caughtBy})`, { timeout: running }, async ({ skip }) => {
        if (process.platform === 'win32' && notOnWindows !== undefined) skip(notOnWindows);
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
