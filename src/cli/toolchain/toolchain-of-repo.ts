import type { Repo } from '../../plan/add/repo.js';
import type { PackageManager } from '../../scenario/flow.js';
import { isFound } from '../../target/guess.js';
import { dotnetToolchain, sdkCheck } from './dotnet.js';
import { packageManagerToolchain } from './package-manager.js';
import type { Toolchain } from './toolchain.js';

/** The .NET SDK that an added flow needs, whatever else the solution does. */
const leastSdk = 8;

/** What installs, builds and tests somebody's repo. */
export function toolchainOfRepo({ target, answers }: Repo): Toolchain {
  if (target.language === 'csharp') return { ...dotnetToolchain('unused'), check: sdkCheck(leastSdk) };
  const { packageManager } = target;
  const manager = isFound(packageManager) ? packageManager.value : answers.packageManager;
  return packageManagerToolchain((manager ?? 'npm') as PackageManager);
}
