import { posix } from 'node:path';
import type { Pack } from '../../../guidance/schema.js';
import type { TestFramework } from '../../../scenario/flow.js';
import type { CSharpPlace } from '../../../scenario/place.js';
import type { CSharpProject, CSharpTarget } from '../../../target/csharp/csharp-target.js';
import { hasAspNetCore, packVersion, testPackages, type NeededPackage } from './packages.js';

/** A test project where the repo has none: how it looks, its packages, and its file. */
export interface NewTestProject {
  readonly project: CSharpProject;
  readonly packages: readonly NeededPackage[];
}

type NewTestFramework = Exclude<TestFramework, 'xunit2' | 'nunit-csharp12'>;

/** A new project has what the pack has: the variants are for projects of before. */
function plain(testRunner: TestFramework): NewTestFramework {
  if (testRunner === 'xunit2') return 'xunit';
  return testRunner === 'nunit-csharp12' ? 'nunit' : testRunner;
}

/** What a test framework needs: on Microsoft.Testing.Platform, where `global.json` asks for that, else on VSTest. */
const frameworks: Record<
  NewTestFramework,
  { using: string; packages: readonly string[]; vstest: readonly string[]; runner?: string }
> = {
  xunit: {
    using: 'Xunit',
    packages: ['xunit.v3'],
    vstest: ['Microsoft.NET.Test.Sdk', 'xunit.runner.visualstudio'],
  },
  nunit: {
    using: 'NUnit.Framework',
    packages: ['NUnit', 'NUnit.Analyzers', 'NUnit3TestAdapter'],
    vstest: ['Microsoft.NET.Test.Sdk'],
    runner: 'EnableNUnitRunner',
  },
  mstest: {
    using: 'Microsoft.VisualStudio.TestTools.UnitTesting',
    packages: ['MSTest.Analyzers', 'MSTest.TestAdapter', 'MSTest.TestFramework'],
    vstest: ['Microsoft.NET.Test.Sdk'],
    runner: 'EnableMSTestRunner',
  },
};

export function newTestProject(
  target: CSharpTarget,
  library: CSharpProject,
  place: CSharpPlace,
  testRunner: TestFramework,
  pack: Pack,
): NewTestProject {
  const central = target.centralPackages !== undefined;
  const { using, packages: own, vstest, runner } = frameworks[plain(testRunner)];
  const names = [...own, ...(target.testingPlatform ? [] : vstest)];
  const packages = [
    ...testPackages(pack, [library]),
    ...names.map((name) => ({ name, ...packVersion(pack, name), isThere: false })),
  ].sort((one, other) => (one.name.toLowerCase() < other.name.toLowerCase() ? -1 : 1));
  const { testProject: path, testNamespace } = place;
  const name = posix.basename(path, '.csproj');
  const reference = posix.relative(posix.dirname(path), library.path).replaceAll('/', '\\');
  const tag = library.frameworks.length > 1 ? 'TargetFrameworks' : 'TargetFramework';
  const properties = [
    ...(testRunner === 'xunit' || target.testingPlatform ? ['    <OutputType>Exe</OutputType>'] : []),
    `    <${tag}>${library.frameworks.join(';')}</${tag}>`,
    '    <Nullable>enable</Nullable>',
    '    <ImplicitUsings>enable</ImplicitUsings>',
    '    <IsPackable>false</IsPackable>',
    '    <IsTestProject>true</IsTestProject>',
    ...(target.testingPlatform && runner !== undefined ? [`    <${runner}>true</${runner}>`] : []),
    // xUnit v3 takes part in Microsoft.Testing.Platform unless told not to, and `dotnet test` on VSTest then refuses its tests.
    ...(testRunner === 'xunit' && !target.testingPlatform
      ? ['    <IsTestingPlatformApplication>false</IsTestingPlatformApplication>']
      : []),
  ];
  const references = packages.map(({ name: id, version }) => {
    const attributes = `${central ? '' : ` Version="${version}"`}${id.endsWith('.Analyzers') ? ' PrivateAssets="all"' : ''}`;
    return `    <PackageReference Include="${id}"${attributes} />`;
  });
  const framework = hasAspNetCore(library)
    ? ''
    : `  <ItemGroup>
    <FrameworkReference Include="Microsoft.AspNetCore.App" />
  </ItemGroup>

`;
  const text = `<Project Sdk="Microsoft.NET.Sdk">

  <PropertyGroup>
${properties.join('\n')}
  </PropertyGroup>

${framework}  <ItemGroup>
${references.join('\n')}
  </ItemGroup>

  <ItemGroup>
    <Using Include="${using}" />
  </ItemGroup>

  <ItemGroup>
    <ProjectReference Include="${reference}" />
  </ItemGroup>

</Project>
`;
  return {
    packages,
    project: {
      path,
      text,
      sdk: 'Microsoft.NET.Sdk',
      isExecutable: false,
      isForTests: true,
      usesCentralPackages: central,
      frameworks: library.frameworks,
      assemblyName: name,
      rootNamespace: testNamespace.replace(/\.[^.]+$/, ''),
      nullable: true,
      implicitUsings: true,
      langVersion: undefined,
      warningsAsErrors: library.warningsAsErrors,
      packages: new Map(packages.map((each) => [each.name, each.version])),
      frameworkReferences: ['Microsoft.AspNetCore.App'],
      references: [library.path],
      globalUsings: [using],
      internalsVisibleTo: [],
      testFramework: plain(testRunner),
      style: library.style,
    },
  };
}
