import type { Repo } from '../../../plan/add/repo.js';
import type { Flow } from '../../../scenario/flow.js';
import type { CSharpTarget } from '../../../target/csharp/csharp-target.js';
import type { TypeScriptTarget } from '../../../target/typescript/typescript-target.js';

/** Something that a repo has for seeing whether it is in order. */
export interface Check {
  /** Such as `type check`. */
  readonly name: string;
  /** Of the toolchain's program. */
  readonly arguments: readonly string[];
  /** Makes no sense where the check before it failed. */
  readonly needsPrevious?: boolean;
}

/** Under which names repos have the script that only checks types. */
const typeChecks = ['typecheck', 'type-check', 'check-types', 'check:types', 'types:check', 'tsc'];

/** How a package manager runs a program of the packages that are installed. */
const execute = {
  npm: ['exec', '--no', '--'],
  pnpm: ['exec'],
  yarn: ['run'],
} as const;

/**
 * A repo's own type check, build and tests, as far as it has them.
 *
 * @param written whether the flow is there, and with it a test project that was made for it
 */
export function checksOf(repo: Repo, flow: Flow, { written }: { written: boolean }): readonly Check[] {
  const { target } = repo;
  return target.language === 'typescript'
    ? typeScriptChecks(target, managerOf(repo))
    : csharpChecks(target, flow, written);
}

type Manager = keyof typeof execute;

const managerOf = ({ answers }: Repo): Manager =>
  answers.packageManager === 'pnpm' || answers.packageManager === 'yarn' ? answers.packageManager : 'npm';

function typeScriptChecks(
  { packageJson: { scripts }, compiler }: TypeScriptTarget,
  manager: Manager,
): readonly Check[] {
  const script = typeChecks.find((name) => scripts[name] !== undefined);
  const check = (name: string, script: string): Check => ({ name, arguments: ['run', script] });
  const hasTests = scripts['test'] !== undefined && !scripts['test'].includes('no test specified');
  return [
    ...(script !== undefined
      ? [check('type check', script)]
      : compiler.configFile === 'tsconfig.json'
        ? [{ name: 'type check', arguments: [...execute[manager], 'tsc', '--noEmit'] }]
        : []),
    ...(scripts['build'] === undefined ? [] : [check('build', 'build')]),
    ...(hasTests ? [check('tests', 'test')] : []),
  ];
}

/** A solution as a whole; without one, the projects that the flow is in, if they are there yet. */
function csharpChecks(
  { solution, projects, testingPlatform }: CSharpTarget,
  flow: Flow,
  written: boolean,
): readonly Check[] {
  const build = (...file: string[]): Check => ({ name: 'build', arguments: ['build', '--nologo', ...file] });
  const test = (...file: string[]): Check => ({
    name: 'tests',
    arguments: ['test', '--no-build', ...file],
    needsPrevious: true,
  });
  if (solution !== undefined) {
    const file = onCommandLine(solution.path);
    return [build(...file), test(...(testingPlatform ? file.flatMap((each) => ['--solution', each]) : file))];
  }
  if (flow.language !== 'csharp' || flow.place === undefined) return [];
  const { project, testProject } = flow.place;
  if (written || projects.some(({ path }) => path === testProject)) {
    const file = onCommandLine(testProject);
    return [build(...file), test(...(testingPlatform ? file.flatMap((each) => ['--project', each]) : file))];
  }
  return [build(...onCommandLine(project))];
}

/** On Windows a shell reads the line, so only a name that no shell takes for anything else stands on it. */
const onCommandLine = (file: string): string[] =>
  process.platform !== 'win32' || /^[\w./-]+$/.test(file) ? [file] : [];
