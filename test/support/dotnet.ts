import { spawn, spawnSync } from 'node:child_process';
import { describe, it } from 'vitest';

/** The first SDK that knows `net10.0` and `.slnx`. */
const leastMajor = 10;

/** No telemetry, no logo, English to be parsed, and no build node that outlives its build. */
export const quiet = {
  DOTNET_CLI_TELEMETRY_OPTOUT: '1',
  DOTNET_NOLOGO: '1',
  DOTNET_CLI_UI_LANGUAGE: 'en',
  DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE: '1',
  DOTNET_GENERATE_ASPNET_CERTIFICATE: 'false',
  MSBUILDDISABLENODEREUSE: '1',
  MSBUILDTERMINALLOGGER: 'off',
};

/** The newest .NET SDK of this machine, or undefined where C# cannot be compiled. */
export const dotnet: { readonly version: string } | undefined = probe();

/**
 * A `describe` whose tests need the .NET SDK. Without one they are skipped, and the run's summary says so in one line.
 *
 * @param name what `describe` takes
 * @param define registers the tests; it may emit and compile in hooks and tests, not while they are registered
 */
export function describeWithDotnet(name: string, define: () => void): void {
  if (dotnet !== undefined) {
    describe(name, define);
    return;
  }
  describe.skip(name, define);
  it(`${name}: not tested here`, ({ skip }) => {
    skip(
      `no .NET SDK ${leastMajor} or later here, so NO EMITTED C# WAS COMPILED OR RUN (https://dot.net/download)`,
    );
  });
}

export interface DotnetOutcome {
  readonly exitCode: number;
  /** Standard output and standard error as they came. */
  readonly output: string;
}

/** Runs `dotnet` with these arguments in a folder. Nothing it starts outlives it but the shared C# compiler. */
export function runDotnet(
  cwd: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<DotnetOutcome> {
  return runProgram('dotnet', cwd, args, env);
}

/** Whether programs for this version of .NET run here: one with web servers in them, as the emulator is. */
export async function hasRuntime(major: string): Promise<boolean> {
  const { output } = await runDotnet(process.cwd(), ['--list-runtimes']);
  return output.includes(`Microsoft.AspNetCore.App ${major}.`);
}

/** Runs a program that `dotnet build` made, as it would run beside its SDK. */
export function runProgram(
  program: string,
  cwd: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<DotnetOutcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...quiet, NODE_OPTIONS: undefined, NO_COLOR: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    let output = '';
    const collect = (chunk: string): void => {
      output += chunk;
    };
    child.stdout.setEncoding('utf8').on('data', collect);
    child.stderr.setEncoding('utf8').on('data', collect);
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ exitCode: code ?? 1, output });
    });
  });
}

function probe(): { version: string } | undefined {
  const { status, stdout } = spawnSync('dotnet', ['--version'], {
    encoding: 'utf8',
    env: { ...process.env, ...quiet },
    windowsHide: true,
  });
  const version = status === 0 ? stdout.trim() : '';
  return Number.parseInt(version, 10) >= leastMajor ? { version } : undefined;
}
