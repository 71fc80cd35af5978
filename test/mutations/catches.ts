import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { emit, runNode } from '../emitted/project.js';
import { defaultCases } from '../emitted/scenarios.js';
import { mutate, subjectOf } from './mutation.js';
import type { Mutation, SubjectName } from './mutation.js';

const runs = 120_000;

interface TestRun {
  readonly failed: readonly string[];
  readonly passed: number;
  readonly output: string;
}

/** Emits the projects that the mutations break, shows that they pass whole, then breaks them one mutation at a time. */
export function emittedTestsCatch(group: string, mutations: readonly Mutation[]): void {
  const folders = new Map<SubjectName, string>();

  beforeAll(async () => {
    for (const name of new Set(mutations.map(({ subject }) => subject))) {
      const folder = await emit(path.join('mutations', group, name), subjectOf(defaultCases, name).answers);
      folders.set(name, folder);
      const whole = await runTests(folder);
      if (whole.failed.length > 0 || whole.passed === 0)
        throw new Error(`${name} fails unbroken:\n${whole.output}`);
    }
  }, 5 * runs);

  describe(`the emitted tests catch, in ${group}, that`, () => {
    for (const mutation of mutations) {
      it(`${mutation.name} (${mutation.subject})`, { timeout: runs }, async () => {
        const folder = folders.get(mutation.subject) ?? '';
        const file = path.join(folder, 'src/mtls-pop', mutation.file);
        const original = await readFile(file, 'utf8');
        try {
          await writeFile(file, mutate(original, mutation));
          const broken = await runTests(folder, path.posix.join('test', mutation.caughtBy), '--bail=1');
          expect(broken.failed, `${broken.passed} tests passed, none failed`).not.toHaveLength(0);
        } finally {
          await writeFile(file, original);
        }
      });
    }
  });
}

/** A suite that cannot even be loaded counts as nothing caught: such a mutation would prove nothing. */
async function runTests(folder: string, ...args: readonly string[]): Promise<TestRun> {
  const vitest = path.resolve(import.meta.dirname, '../../node_modules/vitest/vitest.mjs');
  const { output } = await runNode(folder, [vitest, 'run', '--reporter=json', ...args]);
  const start = output.indexOf('{"numTotalTestSuites"');
  if (start < 0) return { failed: [], passed: 0, output };
  const report = JSON.parse(output.slice(start, output.lastIndexOf('}') + 1)) as {
    testResults: { assertionResults: { status: string; fullName: string }[] }[];
  };
  const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  return {
    failed: tests.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
    passed: tests.filter(({ status }) => status === 'passed').length,
    output,
  };
}
