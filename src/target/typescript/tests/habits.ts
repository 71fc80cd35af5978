import { isFound } from '../../guess.js';
import type { Guess } from '../../guess.js';
import type { Manifest } from '../package-json.js';
import { rangeOf } from '../package-json.js';
import { sample } from '../survey.js';
import type { Survey } from '../survey.js';
import type { TestHabits, TestSearch } from '../typescript-target.js';
import type { RunnerConfig } from './evidence.js';
import { literals, runnerConfigs } from './evidence.js';
import { runnerOf } from './runner.js';
import type { Runner } from './runner.js';
import { findsTest, searchesOf, shownSearch } from './searches.js';

type Layout = 'beside' | 'folder' | '__tests__';

const testFolders = ['test', 'tests', '__tests__', 'spec', 'specs'];

/**
 * How a package tests: from its test files, where it has any, and from what its runner is told.
 *
 * @param runnerFlag what the person said
 */
export async function testHabitsOf(
  root: string,
  workspaceRoot: string,
  manifest: Manifest,
  survey: Survey,
  runnerFlag: Runner | undefined,
): Promise<TestHabits> {
  const configs = await runnerConfigs(root, manifest);
  const texts = sample(root, survey.tests, 10).map(({ text }) => text);
  const runner: Guess<Runner> =
    runnerFlag === undefined
      ? await runnerOf(root, workspaceRoot, manifest, configs, texts)
      : { value: runnerFlag, because: '--test-runner' };
  const known = isFound(runner) ? runner.value : undefined;
  const told = known === undefined ? [] : searchesOf(known, manifest, configs);
  // What finds none of the tests that are there is about something else, such as what they are built to.
  const isElsewhere =
    survey.tests.length > 0 && survey.tests.every((test) => findsTest(told, test) === false);
  const searches = isElsewhere ? [] : told;
  const naming = namingOf(survey.tests, searches);
  return {
    runner,
    layout: layoutOf(survey.tests, searches, naming),
    folder: folderOf(survey),
    naming,
    globals: known !== undefined && known !== 'node' && usesGlobals(known, texts, manifest, configs),
    browserEnvironment: configs.some((config) => config.runner === known && isBrowser(config)),
    patterns: told.map(shownSearch),
    searches,
  };
}

function layoutOf(
  tests: readonly string[],
  searches: readonly TestSearch[],
  naming: TestHabits['naming'],
): Guess<Layout> {
  const count: Record<Layout, number> = { beside: 0, folder: 0, __tests__: 0 };
  for (const test of tests) count[layoutOfFile(test)] += 1;
  const layouts: readonly Layout[] = ['beside', 'folder', '__tests__'];
  const most = layouts.reduce((best, each) => (count[each] > count[best] ? each : best));
  if (tests.length === 0) return withoutTests(searches, naming);
  if (count[most] * 3 >= tests.length * 2)
    return { value: most, because: `${count[most]} of its ${tests.length} test files lie so` };
  const candidates = layouts.filter((layout) => count[layout] > 0);
  return {
    candidates,
    because: `Its test files lie in more than one way: ${candidates.map((each) => `${count[each]} ${described[each]}`).join(', ')}.`,
  };
}

/** As a person would say it, after a number of files. */
const described: Readonly<Record<Layout, string>> = {
  beside: 'beside the sources',
  folder: 'in a folder of their own',
  __tests__: 'in __tests__ beside the sources',
};

function withoutTests(searches: readonly TestSearch[], naming: TestHabits['naming']): Guess<Layout> {
  const besideOnly =
    findsTest(searches, `src/x${naming}`) === true && findsTest(searches, `test/x${naming}`) === false;
  return besideOnly
    ? { value: 'beside', because: 'there are no tests yet, and its runner looks for them beside the sources' }
    : { value: 'folder', because: 'there are no tests yet, and a folder of their own is kept out of builds' };
}

function layoutOfFile(file: string): Layout {
  const folders = file.split('/').slice(0, -1);
  if (folders.indexOf('__tests__') > 0) return '__tests__';
  return folders.some((name) => testFolders.includes(name)) ? 'folder' : 'beside';
}

/** The folder that most tests lie in, else the first that is there, else `test`. */
function folderOf({ tests, folders }: Survey): string {
  const count = new Map<string, number>();
  for (const test of tests) {
    if (layoutOfFile(test) !== 'folder') continue;
    const parts = test.split('/');
    const folder = parts.slice(0, parts.findIndex((name) => testFolders.includes(name)) + 1).join('/');
    count.set(folder, (count.get(folder) ?? 0) + 1);
  }
  const [most] = [...count].sort(([, a], [, b]) => b - a);
  return most?.[0] ?? testFolders.find((name) => folders.includes(name)) ?? 'test';
}

function namingOf(tests: readonly string[], searches: readonly TestSearch[]): TestHabits['naming'] {
  const spec = tests.filter((file) => /\.spec\.[cm]?tsx?$/.test(file)).length;
  const test = tests.filter((file) => /\.test\.[cm]?tsx?$/.test(file)).length;
  if (spec !== test) return spec > test ? '.spec.ts' : '.test.ts';
  const finds = (naming: string): boolean =>
    ['src/x', 'test/x'].some((stem) => findsTest(searches, stem + naming) === true);
  return finds('.spec.ts') && !finds('.test.ts') ? '.spec.ts' : '.test.ts';
}

/** What most test files do; where there are none, what the runner's set-up is for. */
function usesGlobals(
  runner: Exclude<Runner, 'node'>,
  texts: readonly string[],
  manifest: Manifest,
  configs: readonly RunnerConfig[],
): boolean {
  const source = { vitest: 'vitest', jest: '@jest/globals', mocha: 'mocha' }[runner];
  const importing = texts.filter((text) => new RegExp(`from\\s+['"]${source}['"]`).test(text)).length;
  if (texts.length > 0) return importing * 2 < texts.length;
  if (runner === 'vitest')
    return configs.some((config) => config.runner === 'vitest' && /\bglobals\s*:\s*true\b/.test(config.text));
  return rangeOf(manifest, `@types/${runner}`) !== undefined;
}

const isBrowser = (config: RunnerConfig): boolean =>
  [...literals(config, 'environment'), ...literals(config, 'testEnvironment')].some((name) =>
    /jsdom|happy-dom/.test(name),
  );
