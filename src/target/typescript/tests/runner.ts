import { foldersUp } from '../../files.js';
import type { Guess } from '../../guess.js';
import type { Manifest } from '../package-json.js';
import { rangeOf, readManifest } from '../package-json.js';
import type { RunnerConfig } from './evidence.js';

export type Runner = 'vitest' | 'node' | 'jest' | 'mocha';
export const runners: readonly Runner[] = ['vitest', 'jest', 'mocha', 'node'];

/** How each is started in a script. */
const commands: Readonly<Record<Runner, RegExp>> = {
  vitest: /(?:^|[\s/&|;"'])vitest\b/,
  jest: /(?:^|[\s/&|;"'])(?:jest|react-scripts test)(?=$|[\s.&|;"'])/,
  mocha: /(?:^|[\s/&|;"'])_?mocha(?=$|[\s.&|;"'])/,
  node: /(?:^|\s)(?:--test(?=$|\s)|borp\b)/,
};
/** Runners that people use, and that no tests can be written for here. */
const others =
  /(?:^|[\s/&|;])(ava|tap|jasmine|karma|uvu|tape|bun test|deno test|web-test-runner|wtr)(?=$|\s)/;
const imports: Readonly<Record<Runner, RegExp>> = {
  vitest: /from ['"]vitest['"]/,
  jest: /from ['"]@jest\/globals['"]/,
  mocha: /from ['"]mocha['"]/,
  node: /['"]node:test['"]/,
};

/**
 * What the package's tests run with. Scripts that test come first, then configurations, then dependencies, then what test files
 * import; the first that names any decides, and where it names two it is unclear.
 */
export async function runnerOf(
  root: string,
  workspaceRoot: string,
  manifest: Manifest,
  configs: readonly RunnerConfig[],
  testTexts: readonly string[],
): Promise<Guess<Runner>> {
  return (
    ofScripts(manifest) ??
    ofConfigs(configs) ??
    (await ofDependencies(root, workspaceRoot, testTexts)) ??
    ofImports(testTexts) ?? {
      candidates: runners,
      because: 'No script, configuration, dependency or test file names a test runner.',
    }
  );
}

function ofScripts({ scripts }: Manifest): Guess<Runner> | undefined {
  const testing = Object.entries(scripts).filter(
    ([name]) =>
      /(?:^|[:_-])(?:test|tests|unit|coverage)(?:$|[:_-])/.test(name) && !/e2e|browser|smoke/.test(name),
  );
  const found = runners.filter((runner) => testing.some(([, script]) => commands[runner].test(script)));
  const naming = (runner: Runner): string =>
    testing.find(([, script]) => commands[runner].test(script))?.[0] ?? '';
  const guess = decide(found, (runner) => `its script "${naming(runner)}" runs ${runnerName(runner)}`);
  if (guess !== undefined) return guess;
  const other = others.exec(scripts['test'] ?? '')?.[1];
  return other === undefined
    ? undefined
    : {
        candidates: runners,
        because: `Its tests run with ${other}, which no tests can be written for here.`,
      };
}

function ofConfigs(configs: readonly RunnerConfig[]): Guess<Runner> | undefined {
  const found = runners.filter((runner) => configs.some((config) => config.runner === runner));
  return decide(
    found,
    (runner) =>
      `${configs.find((config) => config.runner === runner)?.file ?? ''} configures ${runnerName(runner)}`,
  );
}

async function ofDependencies(
  root: string,
  workspaceRoot: string,
  testTexts: readonly string[],
): Promise<Guess<Runner> | undefined> {
  // What the workspace's root has is for any of its packages, so only tests make it this one's.
  for (const folder of foldersUp(root, workspaceRoot)) {
    if (folder !== root && testTexts.length === 0) break;
    const manifest = await readManifest(folder);
    const found = runners.filter((runner) => runner !== 'node' && rangeOf(manifest, runner) !== undefined);
    const guess = decide(found, (runner) => `it depends on ${runner}`);
    if (guess !== undefined) return guess;
  }
  return undefined;
}

function ofImports(testTexts: readonly string[]): Guess<Runner> | undefined {
  const found = runners.filter((runner) => testTexts.some((text) => imports[runner].test(text)));
  return decide(found, (runner) => `its test files import ${runner === 'node' ? 'node:test' : runner}`);
}

function decide(found: readonly Runner[], because: (runner: Runner) => string): Guess<Runner> | undefined {
  const [only, another] = found;
  if (only === undefined) return undefined;
  if (another === undefined) return { value: only, because: because(only) };
  return {
    candidates: found,
    because: `It has more than one test runner: ${found.map(because).join(', ')}.`,
  };
}

/** As people write it. */
export const runnerName = (runner: Runner): string =>
  ({ vitest: 'Vitest', jest: 'Jest', mocha: 'Mocha', node: 'node:test' })[runner];
