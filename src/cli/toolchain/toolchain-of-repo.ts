import type { Repo } from '../../plan/add/repo.js';
import type { Flow, PackageManager } from '../../scenario/flow.js';
import type { CSharpTarget } from '../../target/csharp/csharp-target.js';
import { isFound } from '../../target/guess.js';
import { shellLine } from '../terminal/shell.js';
import { dotnetToolchain, sdkCheck } from './dotnet.js';
import { packageManagerToolchain } from './package-manager.js';
import type { Toolchain } from './toolchain.js';

/** The .NET SDK that an added flow needs, whatever else the solution does. */
const leastSdk = 8;

/** What installs, builds and tests somebody's repo, and a flow that is added to it. */
export function toolchainOfRepo({ target, answers }: Repo, flow: Flow): Toolchain {
  if (target.language === 'csharp') return dotnetOfRepo(target, flow);
  const { packageManager } = target;
  const manager = isFound(packageManager) ? packageManager.value : answers.packageManager;
  return packageManagerToolchain((manager ?? 'npm') as PackageManager);
}

/** Without a solution `dotnet test` would take the project that lies in the root, which has no tests. */
function dotnetOfRepo({ solution, testingPlatform }: CSharpTarget, { place }: Flow): Toolchain {
  const dotnet = dotnetToolchain('unused');
  const { steps } = dotnet;
  const tests = place !== undefined && 'testProject' in place ? place.testProject : undefined;
  const typed =
    solution !== undefined || tests === undefined
      ? steps.test.typed
      : shellLine(['dotnet', 'test', ...(testingPlatform ? ['--project'] : []), tests]);
  return { ...dotnet, steps: { ...steps, test: { ...steps.test, typed } }, check: sdkCheck(leastSdk) };
}
