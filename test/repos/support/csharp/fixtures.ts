import path from 'node:path';
import { expect } from 'vitest';
import { quiet } from '../../../support/dotnet.js';
import { compiler } from '../../../emitted/csharp/build.js';
import { type Command, run } from '../run.js';
import { all } from '../../../support/all.js';
import type { Trial } from '../trial.js';

interface Fixture {
  /** Arguments of `dotnet test`; undefined where the owner has no tests. */
  readonly test?: readonly string[];
  /** Test project that `add` makes where there is none. */
  readonly madeTests?: string;
  readonly flows?: readonly (readonly string[])[];
  readonly mayChange?: readonly RegExp[];
}

const confidentialClient = (name: string, resource: string): readonly string[] => [
  ...['--flow', 'vanilla', '--auth', 'confidential-client'],
  ...['--name', name, '--resource', resource],
];
const graph = confidentialClient('graph', 'https://graph.microsoft.com');
const managedIdentity = [
  ...['--flow', 'vanilla', '--auth', 'managed-identity', '--identity', 'system-assigned'],
  ...['--name', 'vault', '--resource', 'https://vault.azure.net'],
];
const fic = [
  ...['--flow', 'fic', '--auth', 'managed-identity', '--identity', 'system-assigned'],
  ...['--name', 'orders', '--final-token', 'bearer', '--resource', 'api://orders'],
];

/** Wired, the owner's tests start a host that has the flow and no configuration of it. */
const wired = (flow: readonly string[]): readonly string[] => [...flow, '--wire'];

/** What is added to each fixture. What each is like, says its table in csharp-look.test.ts. */
const fixtures = {
  'clean-architecture': { test: [], flows: [wired(graph), wired(fic)] },
  'classic-sln': { test: [], mayChange: [/Include="Microsoft\.Identity\.Client"/] },
  'minimal-api': { madeTests: 'test/TodoApi.Tests/TodoApi.Tests.csproj' },
  worker: { test: [], flows: [wired(managedIdentity)] },
  'block-bom-crlf': { test: [], flows: [graph, confidentialClient('orders', 'api://orders')] },
  nunit: { test: [], flows: [fic] },
  mstest: { test: [], flows: [managedIdentity] },
  // Tests for .NET 8 need a runtime that need not be where the SDK is; they are compiled all the same.
  'multi-target': { test: ['--framework', 'net10.0'] },
} as const satisfies Record<string, Fixture>;

export type FixtureName = keyof typeof fixtures;
export const fixtureNames = Object.keys(fixtures) as FixtureName[];

/** The least like what templates are written as: block namespaces, BOM, CRLF, no implicit usings, no nullable, C# 12, NUnit. */
export const byDefault: readonly FixtureName[] = ['block-bom-crlf'];

export const fixtureFolder = (name: FixtureName): string =>
  path.resolve(import.meta.dirname, '../../csharp', name);

/** Where not all are tried, CI is to be quick: one flow, and before it the build only. */
export function trialOf(name: FixtureName): Trial {
  const { test, madeTests, flows = [graph], mayChange = [] }: Fixture = fixtures[name];
  const build = dotnetCommand('build', '--no-restore', '-maxcpucount:2');
  const others = [
    ...(test === undefined ? [] : [dotnetCommand('test', '--no-build', ...test)]),
    dotnetCommand('format', '--verify-no-changes', '--no-restore'),
  ];
  const made = madeTests === undefined ? [] : [dotnetCommand('test', madeTests)];
  return {
    fixture: fixtureFolder(name),
    root: '',
    install: restore,
    commands: all ? [build, ...others] : [build],
    commandsAfter: all ? made : [...others, ...made],
    flows: all ? flows : flows.slice(0, 1),
    mayChange,
  };
}

/** One warm compiler for all builds: most of what a small project costs is starting one. */
const dotnetCommand = (...args: readonly string[]): Command => ({
  name: `dotnet ${args.join(' ')}`,
  program: 'dotnet',
  args,
  env: { ...quiet, UseSharedCompilation: 'true', SharedCompilationId: compiler },
});

async function restore(repo: string): Promise<void> {
  const { exitCode, output } = await run(repo, dotnetCommand('restore'));
  expect(exitCode, output).toBe(0);
}
