import { describe, expect, it } from 'vitest';
import type { Files } from '../testing/repo.js';
import type { CSharpProject } from './csharp-target.js';
import { csproj, look, project, slnx, testsOf } from './testing/repos.js';

describe('what a project says', () => {
  it('may be said above it, in an order, with conditions', async () => {
    const found = await project({
      'Directory.Build.props': `<Project><PropertyGroup>
        <Company>Contoso</Company>
        <RootNamespace>$(Company).$(MSBuildProjectName)</RootNamespace>
        <Nullable Condition="'$(Nullable)' == ''">enable</Nullable>
        <ImplicitUsings Condition="'$(Legacy)' == 'true' or '$(MSBuildProjectName)' == 'B'">enable</ImplicitUsings>
        <TreatWarningsAsErrors Condition="'$(Configuration)' == 'Release'">true</TreatWarningsAsErrors>
        <IsTestProject Condition="$(MSBuildProjectName.EndsWith('.Tests'))">true</IsTestProject>
      </PropertyGroup></Project>`,
      'A.csproj': csproj('<PropertyGroup><AssemblyName>$(RootNamespace)</AssemblyName></PropertyGroup>'),
    });
    expect(found).toMatchObject({
      rootNamespace: 'Contoso.A',
      assemblyName: 'Contoso.A',
      nullable: true,
      implicitUsings: false,
      warningsAsErrors: false,
      isForTests: false,
    });
  });

  it('has frameworks, or none where they cannot be told', async () => {
    const frameworks = async (text: string): Promise<readonly string[]> =>
      (
        await project({
          'A.csproj': `<Project Sdk="Microsoft.NET.Sdk.Web"><PropertyGroup>${text}</PropertyGroup></Project>`,
        })
      ).frameworks;
    expect(await frameworks('<Net>net10.0</Net><TargetFrameworks>net8.0; $(Net)</TargetFrameworks>')).toEqual(
      ['net8.0', 'net10.0'],
    );
    expect(await frameworks('<TargetFramework>$(FromSomewhere)</TargetFramework>')).toEqual([]);
  });

  it('has packages: central ones looked up, its own before them, updates and removals counted', async () => {
    const found = await project({
      'Directory.Packages.props': `<Project>
        <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally><Msal>4.61.3</Msal></PropertyGroup>
        <ItemGroup><PackageVersion Include="Microsoft.Identity.Client" Version="$(Msal)" /><PackageVersion Include="B" Version="2" /></ItemGroup>
      </Project>`,
      'Directory.Build.props':
        '<Project><ItemGroup><PackageReference Include="Gone" Version="1" /></ItemGroup></Project>',
      'A.csproj': csproj(`<ItemGroup>
        <PackageReference Remove="Gone" />
        <PackageReference Include="microsoft.identity.client" />
        <PackageReference Include="B" VersionOverride="3" />
        <PackageReference Include="C"><Version>1.2</Version></PackageReference>
        <PackageReference Include="D" Version="$(Nowhere)" />
      </ItemGroup>`),
    });
    expect(Object.fromEntries(found.packages)).toEqual({
      'microsoft.identity.client': '4.61.3',
      B: '3',
      C: '1.2',
      D: undefined,
    });
    expect(found.usesCentralPackages).toBe(true);
  });

  it('has what a props file above imports, and imports itself', async () => {
    const found = await project({
      'Directory.Build.props': `<Project><Import Project="build/common.props" /><Import Project="gone.props" /></Project>`,
      'build/common.props':
        '<Project><PropertyGroup><RootNamespace>Common</RootNamespace></PropertyGroup></Project>',
      'A.csproj': '<Solution/>',
      'x/Directory.Build.props': `<Project><Import Project="$([MSBuild]::GetPathOfFileAbove('Directory.Build.props', '$(MSBuildThisFileDirectory)../'))" /></Project>`,
      'x/A.csproj': csproj(),
      'All.slnx': slnx('x/A.csproj'),
    });
    expect(found.rootNamespace).toBe('Common');
  });

  it('has global usings and friends, wherever they are said', async () => {
    const found = await project({
      'A.csproj': csproj(`<ItemGroup>
        <Using Include="Xunit" /><Using Include="System.Math" Static="true" /><Using Include="Moq" Alias="M" />
        <InternalsVisibleTo Include="$(AssemblyName).Tests" /><InternalsVisibleTo Include="$(MSBuildProjectName).Tests" />
        <AssemblyAttribute Include="System.Runtime.CompilerServices.InternalsVisibleToAttribute"><_Parameter1>A.More</_Parameter1></AssemblyAttribute>
      </ItemGroup>`),
      'GlobalUsings.cs':
        'global using System.Text;\nglobal using static System.Math;\nglobal using T = System.Text;\n',
      'Properties/AssemblyInfo.cs': '[assembly: InternalsVisibleTo("A.Integration, PublicKey=00")]\n',
      'obj/A.GlobalUsings.g.cs': 'global using Made.By.The.Build;\n',
    });
    expect(found.globalUsings).toEqual(['Xunit', 'System.Text']);
    expect(found.internalsVisibleTo).toEqual(['A.Tests', 'A.More', 'A.Integration']);
  });

  it('has a test framework, by its packages or its SDK', async () => {
    const framework = async (name: string): Promise<string | undefined> =>
      (await project({ 'A.csproj': testsOf('../B/B.csproj', name) })).testFramework;
    expect(
      await Promise.all(
        [
          'xunit',
          'xunit.v3',
          'xunit.v3.mtp-v2',
          'NUnit',
          'MSTest',
          'MSTest.TestFramework',
          'xunit.assert',
        ].map(framework),
      ),
    ).toEqual(['xunit2', 'xunit', 'xunit', 'nunit', 'mstest', 'mstest', undefined]);
    expect(await project({ 'A.csproj': csproj('', 'MSTest.Sdk/4.5.2') })).toMatchObject({
      testFramework: 'mstest',
      sdk: 'MSTest.Sdk',
    });
  });
});

describe('how its files look', () => {
  const style = async (files: Files): Promise<CSharpProject['style']> => (await project(files)).style;
  const block = '\uFEFFnamespace A\n{\n\tusing System;\n\n\tclass B\n\t{\n\t}\n}'.replaceAll('\n', '\r\n');
  const file = 'using System;\n\nnamespace A;\n\nclass B\n{\n  int c;\n}\n';

  it('is how most of them look', async () => {
    expect(await style({ 'a.cs': block, 'b.cs': block, 'c.cs': file })).toEqual({
      endOfLine: '\r\n',
      bom: true,
      finalNewline: false,
      indent: '\t',
      namespaces: 'block',
      usingsInsideNamespace: true,
    });
    expect(await style({ 'a.cs': block, 'b.cs': file, 'c.cs': file })).toEqual({
      endOfLine: '\n',
      bom: false,
      finalNewline: true,
      indent: '  ',
      namespaces: 'file',
      usingsInsideNamespace: false,
    });
  });

  it('is what .editorconfig says, whatever they look like', async () => {
    const config = `root = true\n[*.cs]\ncharset = utf-8-bom\nend_of_line = crlf\nindent_style = space\nindent_size = 4
insert_final_newline = true\ncsharp_style_namespace_declarations = block_scoped:silent\ncsharp_using_directive_placement = inside_namespace:warning\n`;
    expect(await style({ '.editorconfig': config, 'a.cs': file })).toEqual({
      endOfLine: '\r\n',
      bom: true,
      finalNewline: true,
      indent: '    ',
      namespaces: 'block',
      usingsInsideNamespace: true,
    });
  });

  it('is the usual where there is nothing to look at', async () => {
    expect(await style({ '.editorconfig': 'root = true\n' })).toEqual({
      endOfLine: '\n',
      bom: false,
      finalNewline: true,
      indent: '    ',
      namespaces: 'file',
      usingsInsideNamespace: false,
    });
  });
});

it('tests run on the Testing Platform where global.json says so, comments in it or not', async () => {
  const json = '{\n  // programs\n  "test": { "runner": "Microsoft.Testing.Platform" }\n}';
  expect((await look({ 'A.csproj': csproj(), 'global.json': json })).testingPlatform).toBe(true);
  expect((await look({ 'A.csproj': csproj(), 'global.json': '{ "sdk": {} ' })).testingPlatform).toBe(false);
});
