import { cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { emit, runNode, workshop } from '../emitted/project.js';
import { defaultCases } from '../emitted/scenarios.js';
import { mutate, subjectOf, type Mutation, type SubjectName } from './mutation.js';

/** What became of the tests of one project. */
export interface TestRun {
  readonly failed: readonly string[];
  readonly passed: readonly string[];
  /** Test files that failed before a test could: not loaded, or stopped by a hook. */
  readonly broken: readonly string[];
}

interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

const isFailed = ({ status }: { readonly status: string }): boolean => status === 'failed';

const whole = 'whole';
/** Folder of the mutation that stands at this place of the list. */
const folderOf = (at: number): string => `mutant-${String(at)}`;

/** As the emitted configuration, but a mutant is left alone once a test of it has failed: the rest may wait for what never comes. */
const files = {
  'vitest.config.mjs': `export default {
  test: {
    include: ['*/test/**/*.test.ts'],
    setupFiles: ['./first-failure.mjs'],
    isolate: false,
    maxWorkers: 1,
    testTimeout: 20_000,
    hookTimeout: 120_000,
    dangerouslyIgnoreUnhandledErrors: true,
  },
};
`,
  'first-failure.mjs': `import { beforeEach } from 'vitest';

const failed = new Set();
beforeEach(({ task, skip, onTestFailed }) => {
  const { filepath } = task.file;
  skip(failed.has(filepath), 'another test has caught it');
  onTestFailed(() => failed.add(filepath));
});
`,
};

/**
 * Runs the tests of a subject, whole and with each of the mutations, in one process: most of what a run of its own costs is to
 * start one, to load MSAL and to make RSA keys.
 *
 * @param mutations of this one subject
 * @returns the run of the whole project, then one for each mutation
 */
export async function runMutants(
  group: string,
  subject: SubjectName,
  mutations: readonly Mutation[],
): Promise<{ readonly unbroken: TestRun; readonly mutants: readonly TestRun[] }> {
  const folder = path.join('mutations', group, subject);
  const root = path.join(workshop, folder);
  await rm(root, { recursive: true, force: true });
  const original = await emit(path.join(folder, whole), subjectOf(defaultCases, subject).answers);
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(root, name), text);
  for (const [at, mutation] of mutations.entries())
    await breakCopy(original, path.join(root, folderOf(at)), mutation);

  const vitest = path.resolve(import.meta.dirname, '../../node_modules/vitest/vitest.mjs');
  const report = path.join(root, 'report.json');
  const { output } = await runNode(root, [vitest, 'run', '--reporter=json', `--outputFile=${report}`]);
  const json = await readFile(report, 'utf8').catch(() => {
    throw new Error(`The tests of ${subject} did not come to an end:\n${output}`);
  });
  const { testResults } = JSON.parse(json) as Report;
  const runOf = (project: string): TestRun => {
    const inside = `${root.split(path.sep).join('/')}/${project}/`;
    const own = testResults.filter(({ name }) => name.split(path.sep).join('/').startsWith(inside));
    const tests = own.flatMap(({ assertionResults }) => assertionResults);
    const named = (status: string): string[] =>
      tests.filter((test) => test.status === status).map(({ fullName }) => fullName);
    return {
      failed: named('failed'),
      passed: named('passed'),
      broken: own
        .filter(({ status, assertionResults }) => status === 'failed' && !assertionResults.some(isFailed))
        .map(({ name, message }) => `${name}: ${message === '' ? 'a hook failed' : message}`),
    };
  };
  return { unbroken: runOf(whole), mutants: mutations.map((_, at) => runOf(folderOf(at))) };
}

/** The project with the mutation in it, and of its tests the file that has to notice. The emulator is that of the whole project. */
async function breakCopy(original: string, copy: string, mutation: Mutation): Promise<void> {
  await cp(path.join(original, 'src'), path.join(copy, 'src'), { recursive: true });
  const broken = path.join(copy, 'src/mtls-pop', mutation.file);
  await writeFile(broken, mutate(await readFile(broken, 'utf8'), mutation));
  const test = path.join(copy, 'test', mutation.caughtBy);
  await mkdir(path.dirname(test), { recursive: true });
  await cp(path.join(original, 'test', mutation.caughtBy), test);
  await cp(path.join(original, 'test/support'), path.join(copy, 'test/support'), { recursive: true });
  await symlink(path.join(original, 'test/emulator'), path.join(copy, 'test/emulator'), 'junction');
  await cp(path.join(original, 'package.json'), path.join(copy, 'package.json'));
}
