import { posix } from 'node:path';
import type { Repo } from '../../plan/add/repo.js';
import type { PackageManager } from '../../scenario/flow.js';
import { isFound } from '../../target/guess.js';
import { dotnetToolchain } from './dotnet.js';
import { packageManagerToolchain } from './package-manager.js';
import type { Toolchain } from './toolchain.js';

/** What installs, builds and tests somebody's repo. */
export function toolchainOfRepo({ target, answers }: Repo): Toolchain {
  if (target.language === 'typescript') {
    const { packageManager } = target;
    const manager = isFound(packageManager) ? packageManager.value : answers.packageManager;
    return packageManagerToolchain((manager ?? 'npm') as PackageManager);
  }
  const folders = target.projects.map(({ path }) => posix.dirname(path));
  return {
    ...dotnetToolchain('unused'),
    leftovers: [
      'TestResults',
      ...folders.flatMap((each) => [posix.join(each, 'bin'), posix.join(each, 'obj')]),
    ],
  };
}
