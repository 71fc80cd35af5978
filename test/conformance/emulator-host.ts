import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { runDotnet } from '../support/dotnet.js';
import { CommandProcess } from './command-process.js';

/**
 * Compiles the emulator of an emitted C# solution into a host that other programs can steer, and starts it.
 *
 * @param solution the folder of the solution
 * @param name its name, which is its root namespace
 * @throws {Error} what the compiler says
 */
export async function startEmulatorHost(solution: string, name: string): Promise<CommandProcess> {
  const tests = path.join(solution, 'test', `${name}.Tests`);
  const project = await readFile(path.join(tests, `${name}.Tests.csproj`), 'utf8');
  const jsonWebTokens = packageVersion(project, 'Microsoft.IdentityModel.JsonWebTokens');
  const artifacts = path.join(solution, 'artifacts');
  const { exitCode, output } = await runDotnet(path.join(import.meta.dirname, 'csharp'), [
    'build',
    'EmulatorHost.csproj',
    '-m:1',
    `--artifacts-path=${artifacts}`,
    `-p:EmulatorSources=${path.join(tests, 'Emulator')}${path.sep}`,
    `-p:EmulatorNamespace=${name}.Tests.Emulator`,
    `-p:JsonWebTokensVersion=${jsonWebTokens}`,
  ]);
  if (exitCode !== 0) throw new Error(output);
  return new CommandProcess('dotnet', [path.join(artifacts, 'bin/EmulatorHost/debug/EmulatorHost.dll')]);
}

/** The version of a package that an emitted project asks for. */
export function packageVersion(project: string, name: string): string {
  const reference = project.split('\n').find((line) => line.includes(`<PackageReference Include="${name}"`));
  const version = /Version="([^"]+)"/.exec(reference ?? '')?.[1];
  if (version === undefined) throw new Error(`The project has no ${name}:\n${project}`);
  return version;
}
