import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { CSharpProject, CSharpTarget } from '../../src/target/csharp/csharp-target.js';
import { describeCSharp } from '../../src/target/csharp/describe.js';
import { lookAtCSharp } from '../../src/target/csharp/look.js';
import { isFound } from '../../src/target/guess.js';
import { type FixtureName, fixtureFolder, fixtureNames } from './support/csharp/fixtures.js';

const plain = {
  endOfLine: '\n',
  bom: false,
  finalNewline: true,
  indent: '    ',
  namespaces: 'file',
  usingsInsideNamespace: false,
} as const;

interface Expected {
  readonly description: string;
  readonly solution?: CSharpTarget['solution'];
  readonly testingPlatform?: boolean;
  readonly central?: string;
  /** Of the project that the flow goes into. */
  readonly project: Partial<CSharpProject>;
  /** Of its test project. */
  readonly tests?: Partial<CSharpProject>;
  readonly packages?: Readonly<Record<string, string>>;
  readonly testPackages?: Readonly<Record<string, string>>;
}

/** What each fixture is like, and what a look at it has to find. */
const fixtures: Readonly<Record<FixtureName, Expected>> = {
  'clean-architecture': {
    description:
      'A solution of 6 projects (.slnx, central package versions); the flow goes into src/Contoso.Orders.Api (ASP.NET Core, net10.0), its tests into test/Contoso.Orders.Api.Tests (xUnit v3).',
    solution: { path: 'Contoso.Orders.slnx', format: 'slnx' },
    testingPlatform: true,
    central: 'Directory.Packages.props',
    project: {
      rootNamespace: 'Contoso.Orders.Api',
      nullable: true,
      implicitUsings: true,
      warningsAsErrors: true,
      usesCentralPackages: true,
      internalsVisibleTo: [],
      frameworkReferences: ['Microsoft.AspNetCore.App'],
      references: [
        'src/Contoso.Orders.Application/Contoso.Orders.Application.csproj',
        'src/Contoso.Orders.Infrastructure/Contoso.Orders.Infrastructure.csproj',
      ],
      style: plain,
    },
    tests: { testFramework: 'xunit', isExecutable: true, globalUsings: [] },
    testPackages: { 'Microsoft.AspNetCore.Mvc.Testing': '10.0.15', 'xunit.v3': '4.0.2' },
  },
  'classic-sln': {
    description:
      'A solution of 3 projects (.sln); the flow goes into src/Shop.Api (ASP.NET Core, net10.0), its tests into tests/Shop.Api.Tests (xUnit 2).',
    solution: { path: 'Shop.sln', format: 'sln' },
    project: {
      sdk: 'Microsoft.NET.Sdk.Web',
      warningsAsErrors: false,
      usesCentralPackages: false,
      style: plain,
    },
    packages: { 'Microsoft.AspNetCore.OpenApi': '10.0.15', 'Microsoft.Identity.Client': '4.61.3' },
    tests: { testFramework: 'xunit2', globalUsings: ['Xunit'] },
  },
  'minimal-api': {
    description:
      'A project without a solution; the flow goes into TodoApi.csproj (ASP.NET Core, net10.0), its tests into a new test project.',
    project: { rootNamespace: 'TodoApi', nullable: true, style: plain },
    packages: {},
  },
  worker: {
    description:
      'A solution of 2 projects (.slnx); the flow goes into Telemetry.Collector (worker, net10.0), its tests into Telemetry.Collector.Tests (MSTest).',
    solution: { path: 'Telemetry.slnx', format: 'slnx' },
    // The project names its friend by a property that the SDK sets.
    project: {
      frameworkReferences: [],
      internalsVisibleTo: ['Telemetry.Collector.Tests'],
      style: plain,
    },
    tests: {
      testFramework: 'mstest',
      isExecutable: false,
      globalUsings: ['Microsoft.VisualStudio.TestTools.UnitTesting'],
    },
  },
  'block-bom-crlf': {
    description:
      'A solution of 2 projects (.sln); the flow goes into Ledger (console program, net10.0), its tests into Ledger.UnitTests (NUnit).',
    solution: { path: 'Ledger.sln', format: 'sln' },
    project: {
      assemblyName: 'Fabrikam.Ledger',
      rootNamespace: 'Fabrikam.Ledger',
      nullable: false,
      implicitUsings: false,
      langVersion: '12',
      internalsVisibleTo: ['Fabrikam.Ledger.UnitTests'],
      style: { ...plain, bom: true, endOfLine: '\r\n', namespaces: 'block' },
    },
    packages: { 'Microsoft.Extensions.Logging.Abstractions': '10.0.15' },
    tests: { testFramework: 'nunit', langVersion: '13', rootNamespace: 'Fabrikam.Ledger.UnitTests' },
  },
  nunit: {
    description:
      'A solution of 4 projects (.slnx); the flow goes into source/Gateway (ASP.NET Core, net10.0), its tests into tests/Gateway.Tests (NUnit).',
    solution: { path: 'Gateway.slnx', format: 'slnx' },
    project: {
      internalsVisibleTo: ['Gateway.Tests'],
      style: { ...plain, indent: '\t', usingsInsideNamespace: true },
    },
    packages: {},
    tests: {
      testFramework: 'nunit',
      globalUsings: ['NUnit.Framework'],
      style: { ...plain, indent: '\t', usingsInsideNamespace: true },
    },
    testPackages: {
      'Microsoft.NET.Test.Sdk': '18.11.0',
      NUnit: '4.6.1',
      'NUnit.Analyzers': '4.15.0',
      NUnit3TestAdapter: '5.2.0',
    },
  },
  mstest: {
    description:
      'A solution of 2 projects (.slnx); the flow goes into src/Mail.Dispatch (console program, net10.0), its tests into test/Mail.Dispatch.Tests (MSTest).',
    solution: { path: 'Mail.slnx', format: 'slnx' },
    testingPlatform: true,
    project: {
      assemblyName: 'Adatum.Mail.Dispatch',
      rootNamespace: 'Adatum.Mail.Dispatch',
      internalsVisibleTo: ['Adatum.Mail.Dispatch.Tests'],
    },
    packages: { 'Microsoft.Extensions.Hosting': '[9.0.23, 11.0.0)' },
    // Said in a props file that imports the one above it.
    tests: { testFramework: 'mstest', rootNamespace: 'Adatum.Mail.Dispatch.Tests', isExecutable: true },
  },
  'multi-target': {
    description:
      'A solution of 2 projects (.sln); the flow goes into src/Northwind.Retries (library, net8.0 and net10.0), its tests into test/Northwind.Retries.Tests (xUnit 2).',
    solution: { path: 'Retries.sln', format: 'sln' },
    project: {
      frameworks: ['net8.0', 'net10.0'],
      langVersion: 'latest',
      warningsAsErrors: true,
      isExecutable: false,
    },
    packages: {
      'Microsoft.Extensions.Logging.Abstractions': '8.0.3',
      'System.Threading.RateLimiting': '8.0.0',
    },
    tests: { frameworks: ['net8.0', 'net10.0'], testFramework: 'xunit2' },
  },
};

describe('what is found in C# repos', () => {
  for (const name of fixtureNames)
    it(name, async () => {
      const expected = fixtures[name];
      const target = await lookAtCSharp(copy(fixtureFolder(name)));
      expect(describeCSharp(target)).toBe(expected.description);
      expect(target.solution).toEqual(expected.solution);
      expect(target.testingPlatform).toBe(expected.testingPlatform ?? false);
      expect(target.centralPackages?.path).toBe(expected.central);
      const project = find(target, target.project);
      const tests = find(target, target.testProject);
      expect(project).toMatchObject(expected.project);
      if (expected.packages) expect(Object.fromEntries(project?.packages ?? [])).toEqual(expected.packages);
      if (expected.tests) expect(tests).toMatchObject(expected.tests);
      if (expected.testPackages)
        expect(Object.fromEntries(tests?.packages ?? [])).toEqual(expected.testPackages);
    });
});

function find(target: CSharpTarget, guess: CSharpTarget['testProject']): CSharpProject | undefined {
  return guess !== undefined && isFound(guess)
    ? target.projects.find((each) => each.path === guess.value)
    : undefined;
}

/** Outside of this repository, whose `.editorconfig` would otherwise be the fixture's as well. */
function copy(fixture: string): string {
  const folder = realpathSync.native(mkdtempSync(path.join(tmpdir(), 'mtls-pop-look-')));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  cpSync(fixture, folder, { recursive: true });
  return folder;
}
