import { ExitCode, Problem } from '../../errors/errors.js';
import type { ToolOutcome } from './run-tool.js';
import { tail } from './tail.js';
import { standing } from './toolchain.js';
import type { Place, ProjectToolchain, Toolchain } from './toolchain.js';

/** The .NET SDK that a new solution needs: an earlier one knows neither C# 14 nor the test runner that `global.json` names. */
const leastSdk = 10;
/** What is recommended where a solution leaves it open. */
const recommended = 10;
const download = `https://dotnet.microsoft.com/download/dotnet/${recommended}.0`;

/**
 * The .NET SDK, for a C# solution. Its commands run where the solution lies: they find it there, and `global.json`.
 *
 * @param rootNamespace the name of the solution, which names the folders of its projects
 */
export function dotnetToolchain(rootNamespace: string): ProjectToolchain {
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
    missing: (place) => sdkMissing(place, 'dotnet is not on the PATH.'),
    check: sdkCheck(leastSdk),
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

/** Unlike --list-sdks it asks for the one SDK that will run here, which a global.json in a folder above may choose. */
export function sdkCheck(least: number): NonNullable<Toolchain['check']> {
  return { arguments: ['--version'], flawIn: (answer, place) => flawIn(answer, place, least) };
}

function flawIn({ code, output }: ToolOutcome, place: Place, least: number): Problem | undefined {
  // dotnet comes with a runtime as well, and then knows no command. On Windows the shell answers where there is no dotnet.
  if (code !== 0) return sdkMissing(place, `dotnet finds no SDK there:\n${tail(output, 12)}`);
  const version = output.trim();
  const major = Number.parseInt(version, 10);
  return major < least ? sdkTooOld(place, version, least) : undefined;
}

function sdkMissing(place: Place, cause: string): Problem {
  return new Problem({
    code: 'dotnet-missing',
    message: `The .NET SDK is missing. ${standing(place)}`,
    cause,
    next: installSdk(place),
    exitCode: ExitCode.unexpected,
  });
}

function sdkTooOld(place: Place, version: string, least: number): Problem {
  return new Problem({
    code: 'dotnet-too-old',
    message: `The .NET SDK is too old: ${version}, where ${least} or later is needed. ${standing(place)}`,
    cause: `\`dotnet --version\` says ${version} there. A global.json above that folder may ask for it.`,
    next: installSdk(place),
    exitCode: ExitCode.unexpected,
  });
}

const installSdk = ({ folder, written }: Place): string =>
  `Install the .NET ${recommended} SDK (${download}), then ${written ? `run \`dotnet test\` in ${folder}` : 'run this again'}.`;
