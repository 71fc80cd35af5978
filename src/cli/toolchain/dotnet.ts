import { ExitCode, Problem } from '../../errors/errors.js';
import type { ToolOutcome } from './run-tool.js';
import { tail } from './tail.js';
import type { Toolchain } from './toolchain.js';

/** The .NET SDK that a solution needs: an earlier one knows neither C# 14 nor the test runner that `global.json` names. */
const leastSdk = 10;
const download = 'https://dotnet.microsoft.com/download/dotnet/10.0';

/**
 * The .NET SDK, for a C# solution. Its commands run where the solution lies: they find it there, and `global.json`.
 *
 * @param rootNamespace the name of the solution, which names the folders of its projects
 */
export function dotnetToolchain(rootNamespace: string): Toolchain {
  const demo = `demo/${rootNamespace}.Demo`;
  const projects = [`src/${rootNamespace}`, `test/${rootNamespace}.Tests`, demo];
  return {
    program: 'dotnet',
    installs: 'Restore',
    steps: {
      install: {
        arguments: ['restore'],
        typed: 'dotnet restore',
        doing: 'Restoring packages',
        done: 'Packages restored',
        failed: 'Restoring the packages failed',
      },
      build: {
        arguments: ['build', '--no-restore', '--nologo'],
        typed: 'dotnet build',
        doing: 'Building',
        done: 'Built',
        failed: 'Building the solution failed',
      },
      test: {
        arguments: ['test', '--no-build'],
        typed: 'dotnet test',
        doing: 'Running its tests',
        done: 'Its tests pass',
        failed: 'The tests of the solution failed',
      },
    },
    byHand: ['test'],
    demo: `dotnet run --project ${demo}`,
    leftovers: ['TestResults', ...projects.flatMap((each) => [`${each}/bin`, `${each}/obj`])],
    environment,
    missing: (folder) => sdkMissing(folder, 'dotnet is not on the PATH.'),
    // Unlike --list-sdks it names the one SDK that will run here, which a global.json in a folder above may choose.
    check: { arguments: ['--version'], flawIn },
  };
}

/**
 * Nothing that the steps start outlives them: no MSBuild node, no MSBuild or compiler server, which would else wait for more
 * work and make the next build of somebody's some seconds shorter. And a first run of the SDK sends no telemetry and installs no
 * certificate in the name of a person who only asked this tool for a project.
 */
function environment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return {
    ...env,
    MSBUILDDISABLENODEREUSE: '1',
    DOTNET_CLI_USE_MSBUILD_SERVER: '0',
    UseSharedCompilation: 'false',
    DOTNET_CLI_TELEMETRY_OPTOUT: '1',
    DOTNET_GENERATE_ASPNET_CERTIFICATE: 'false',
    DOTNET_NOLOGO: '1',
  };
}

function flawIn({ code, output }: ToolOutcome, folder: string): Problem | undefined {
  // dotnet comes with a runtime as well, and then knows no command. On Windows the shell answers where there is no dotnet.
  if (code !== 0) return sdkMissing(folder, `dotnet finds no SDK there:\n${tail(output, 12)}`);
  const version = output.trim();
  const major = Number.parseInt(version, 10);
  return major < leastSdk ? sdkTooOld(folder, version) : undefined;
}

function sdkMissing(folder: string, cause: string): Problem {
  return new Problem({
    code: 'dotnet-missing',
    message: `The .NET SDK is missing. What was made is complete, in ${folder}.`,
    cause,
    next: `Install the .NET ${leastSdk} SDK (${download}), then run \`dotnet test\` in ${folder}.`,
    exitCode: ExitCode.unexpected,
  });
}

function sdkTooOld(folder: string, version: string): Problem {
  return new Problem({
    code: 'dotnet-too-old',
    message: `The .NET SDK is too old: ${version}, where ${leastSdk} or later is needed. What was made is complete, in ${folder}.`,
    cause: `\`dotnet --version\` says ${version} there. A global.json above that folder may ask for it.`,
    next: `Install the .NET ${leastSdk} SDK (${download}), then run \`dotnet test\` in ${folder}.`,
    exitCode: ExitCode.unexpected,
  });
}
