import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** A test that hangs is not one that fails. */
const patience = 60_000;

interface TestResult {
  /** With namespace and arguments. */
  readonly name: string;
  readonly status: string;
  readonly message?: string;
}

export interface TestRun {
  readonly failed: readonly TestResult[];
  readonly passed: readonly TestResult[];
  readonly output: string;
}

/** What a test fails with when the assembly under test does not fit it: nothing is tested then. */
const misfit =
  /\b(?:TypeLoad|MissingMethod|MissingField|MissingMember|FileNotFound|FileLoad|BadImageFormat|TypeInitialization)Exception\b/;

/**
 * Runs named tests of a built xunit project.
 *
 * @param testAssembly the tests' assembly
 * @param names `Class.Method`, without namespace
 */
export async function runTests(testAssembly: string, names: readonly string[]): Promise<TestRun> {
  const folder = path.dirname(testAssembly);
  const report = path.join(folder, 'result.json');
  const { output, hung } = await run(folder, [
    'exec',
    testAssembly,
    '-noLogo',
    '-noColor',
    '-result-ctrf',
    report,
    ...names.flatMap((name) => ['-method', `*.${name}`]),
  ]);
  if (hung) throw new Error(`The tests did not end:\n${output}`);
  const { results } = JSON.parse(await readFile(report, 'utf8').catch(() => '{"results":{"tests":[]}}')) as {
    results: { tests: readonly TestResult[] };
  };
  const failed = results.tests.filter(({ status }) => status === 'failed');
  const unfit = failed.find(({ message }) => misfit.test(message ?? ''));
  if (unfit !== undefined) throw new Error(`${unfit.name} could not run: ${unfit.message ?? ''}`);
  return { failed, passed: results.tests.filter(({ status }) => status === 'passed'), output };
}

function run(cwd: string, args: readonly string[]): Promise<{ output: string; hung: boolean }> {
  return new Promise((resolve) => {
    execFile(
      'dotnet',
      args,
      { cwd, timeout: patience, windowsHide: true, maxBuffer: 16 * 1024 * 1024 },
      (error, stdout, stderr) => {
        resolve({ output: stdout + stderr, hung: error?.killed ?? false });
      },
    );
  });
}
