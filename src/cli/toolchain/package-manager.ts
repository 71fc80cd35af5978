import type { PackageManager } from '../../scenario/flow.js';

/** What a package manager is asked to do in a project. Every word is ours: nothing a user typed goes on these lines. */
export const steps = ['install', 'build', 'test'] as const;
export type Step = (typeof steps)[number];

const installArguments: Record<PackageManager, readonly string[]> = {
  npm: ['install', '--no-audit', '--no-fund'],
  pnpm: ['install'],
  yarn: ['install'],
};

export function argumentsOf(step: Step, manager: PackageManager): readonly string[] {
  return step === 'install' ? installArguments[manager] : ['run', step];
}

/** What a person types for the same. */
export function typed(step: Step | 'demo', manager: PackageManager): string {
  return step === 'install' || step === 'test' ? `${manager} ${step}` : `${manager} run ${step}`;
}

/** What installing, building and testing leave in a project, beside what was generated. */
export const leftovers: readonly string[] = [
  'node_modules',
  'dist',
  'build',
  'coverage',
  'package-lock.json',
  'pnpm-lock.yaml',
  'yarn.lock',
  '.yarn',
  '.pnp.cjs',
  '.pnp.loader.mjs',
];

/**
 * The environment of a package manager. Development dependencies are wanted whatever NODE_ENV says, since a project that
 * was just made is built and tested; and Yarn has to be told, on a build server, that its lock file may be new.
 */
export function environment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return {
    ...env,
    NODE_ENV: undefined,
    YARN_ENABLE_IMMUTABLE_INSTALLS: 'false',
    // On Windows, cmd.exe would otherwise run an `npm.cmd` that lies in the project rather than the one on the PATH.
    NoDefaultCurrentDirectoryInExePath: '1',
  };
}
