import { ExitCode, Problem } from '../../errors/errors.js';
import type { PackageManager } from '../../scenario/flow.js';
import type { ProjectToolchain } from './toolchain.js';

const installArguments: Record<PackageManager, readonly string[]> = {
  npm: ['install', '--no-audit', '--no-fund'],
  pnpm: ['install'],
  yarn: ['install'],
};

/** What installing packages leaves in the folder of a package or workspace. */
export const leftByInstalling: readonly string[] = [
  'node_modules',
  'package-lock.json',
  'pnpm-lock.yaml',
  'yarn.lock',
  '.yarn',
  '.pnp.cjs',
  '.pnp.loader.mjs',
];

/** What building and testing a package leaves in its folder, by the usual names. */
export const leftByBuilding: readonly string[] = ['dist', 'build', 'coverage'];

/** The package manager of a TypeScript project, which runs the scripts of its `package.json`. */
export function packageManagerToolchain(manager: PackageManager): ProjectToolchain {
  return {
    program: manager,
    installs: 'Install',
    steps: {
      install: {
        arguments: installArguments[manager],
        typed: `${manager} install`,
        doing: 'Installing packages',
        done: 'Packages installed',
        failed: 'Installing the packages failed',
      },
      build: {
        arguments: ['run', 'build'],
        typed: `${manager} run build`,
        doing: 'Building',
        done: 'Built',
        failed: 'Building the project failed',
      },
      test: {
        arguments: ['run', 'test'],
        typed: `${manager} test`,
        doing: 'Running its tests',
        done: 'Its tests pass',
        failed: 'The tests of the project failed',
      },
    },
    byHand: ['install', 'test'],
    demo: `${manager} run demo`,
    leftovers: [...leftByBuilding, ...leftByInstalling],
    environment,
    missing: () => missing(manager),
  };
}

/**
 * Development dependencies are wanted whatever NODE_ENV says, since a project that was just made is built and tested; and Yarn
 * has to be told, on a build server, that its lock file may be new.
 */
function environment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { ...env, NODE_ENV: undefined, YARN_ENABLE_IMMUTABLE_INSTALLS: 'false' };
}

function missing(manager: PackageManager): Problem {
  return new Problem({
    code: 'package-manager-missing',
    message: `${manager} is not on the PATH.`,
    cause: `It is the package manager of the project.`,
    next:
      manager === 'npm'
        ? 'Install npm (it comes with Node), then run `npm install` in the project.'
        : `Run \`corepack enable ${manager}\`, or choose --package-manager npm.`,
    exitCode: ExitCode.unexpected,
  });
}
