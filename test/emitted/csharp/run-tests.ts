import path from 'node:path';
import { runDotnet } from '../../support/dotnet.js';
import type { SolutionCase } from './cases.js';
import { programOf } from './workshop.js';

export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export interface TestRun {
  readonly exitCode: number;
  readonly output: string;
  /** Undefined where the runner printed no summary. */
  readonly counts: TestCounts | undefined;
}

/** Runs a built test project as its framework does: xUnit's and MSTest's are programs, NUnit's is a library that VSTest loads. */
export function runTests(folder: string, each: SolutionCase): Promise<TestRun> {
  return runTestProgram(programOf(folder, each, 'test'), each.testFramework);
}

/** The same, by the path of what the project was built into. */
export async function runTestProgram(
  program: string,
  testFramework: SolutionCase['testFramework'],
): Promise<TestRun> {
  const run = await runDotnet(
    path.dirname(program),
    {
      xunit: [program, '-noLogo', '-noColor'],
      mstest: [program, '--no-ansi', '--no-progress', '--no-banner'],
      nunit: ['vstest', program],
    }[testFramework],
  );
  return { ...run, counts: countsIn(run.output) };
}

const summaries = [
  // xUnit
  /Total: (?<total>\d+), Errors: (?<errors>\d+), Failed: (?<failed>\d+), Skipped: (?<skipped>\d+), Not Run: (?<notRun>\d+)/,
  // Microsoft.Testing.Platform
  /^\s*total: (?<total>\d+)\s+failed: (?<failed>\d+)\s+succeeded: \d+\s+skipped: (?<skipped>\d+)/m,
  // VSTest
  /! +- Failed: +(?<failed>\d+), Passed: +\d+, Skipped: +(?<skipped>\d+), Total: +(?<total>\d+)/,
];

/** What a runner's summary says, whichever of the three it is. */
export function countsIn(output: string): TestCounts | undefined {
  for (const summary of summaries) {
    const groups = summary.exec(output)?.groups;
    if (groups === undefined) continue;
    const count = (name: string): number => Number(groups[name] ?? 0);
    const failed = count('failed') + count('errors');
    const skipped = count('skipped') + count('notRun');
    return { passed: count('total') - failed - skipped, failed, skipped };
  }
  return undefined;
}
