import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { CommandProcess } from '../conformance/command-process.js';
import { packageVersion } from '../conformance/emulator-host.js';
import { emit, workshop } from '../emitted/project.js';
import { runDotnet } from '../support/dotnet.js';
import type { Scenario } from './scenarios.js';

/** Root namespace and name of a scenario's solution, such as `FicPopClientId`. */
export function solutionName({ name }: Scenario): string {
  return name.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

const folder = path.join(workshop, 'cross-csharp');
const sources = path.join(import.meta.dirname, 'csharp');

/**
 * Emits a solution for each scenario and compiles the libraries of all of them into one program: their namespaces differ.
 *
 * @throws {Error} what the compiler says
 */
export async function startCSharpServices(
  scenarios: readonly Scenario[],
  env: NodeJS.ProcessEnv,
): Promise<CommandProcess> {
  await rm(folder, { recursive: true, force: true });
  for (const scenario of scenarios) {
    const name = solutionName(scenario);
    await emit(path.join('cross-csharp/solutions', name), { ...scenario.answers, language: 'csharp', name });
    await writeService(scenario);
  }
  const { exitCode, output } = await runDotnet(sources, [
    'build',
    'Driver.csproj',
    '-m:1',
    `--artifacts-path=${path.join(folder, 'artifacts')}`,
    `-p:Solutions=${path.join(folder, 'solutions')}${path.sep}`,
    `-p:Services=${path.join(folder, 'services')}${path.sep}`,
    ...(await packageVersions(scenarios)),
  ]);
  if (exitCode !== 0) throw new Error(output);
  return new CommandProcess('dotnet', [path.join(folder, 'artifacts/bin/Driver/debug/Driver.dll')], env);
}

/** What wires the library of one scenario: the same for each, in the namespace of each. */
async function writeService(scenario: Scenario): Promise<void> {
  const name = solutionName(scenario);
  const destination = path.join(folder, 'services', name);
  await mkdir(destination, { recursive: true });
  for (const file of ['Service.cs', ...(scenario.flow === 'vanilla' ? [] : ['Leg1.cs'])]) {
    const text = await readFile(path.join(sources, 'scenario', file), 'utf8');
    await writeFile(path.join(destination, file), text.replace(/\bScenario\b/g, name));
  }
}

async function packageVersions([scenario]: readonly Scenario[]): Promise<string[]> {
  if (scenario === undefined) throw new Error('There is no scenario to compile.');
  const name = solutionName(scenario);
  const project = await readFile(path.join(folder, 'solutions', name, 'src', name, `${name}.csproj`), 'utf8');
  return [
    `-p:MsalVersion=${packageVersion(project, 'Microsoft.Identity.Client')}`,
    `-p:HostingVersion=${packageVersion(project, 'Microsoft.Extensions.Hosting')}`,
  ];
}
