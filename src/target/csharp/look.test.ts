import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Problem } from '../../errors/errors.js';
import { type Files, repo, value } from '../testing/repo.js';
import type { CSharpProject, CSharpTarget } from './csharp-target.js';
import { describeCSharp, evidence } from './describe.js';
import { type LookOptions, lookAtCSharp } from './look.js';

const look = (files: Files, options: LookOptions = {}, folder = '.'): Promise<CSharpTarget> =>
  lookAtCSharp(path.join(repo(files), folder), options);

async function project(files: Files): Promise<CSharpProject> {
  const { projects } = await look({ 'A.csproj': csproj(), ...files });
  const found = projects.find(({ path: each }) => each.endsWith('A.csproj'));
  if (found === undefined) throw new Error('no A.csproj');
  return found;
}

async function problem(files: Files, options: LookOptions = {}, folder = '.'): Promise<Problem> {
  const outcome = await look(files, options, folder).catch((error: unknown) => error);
  if (!(outcome instanceof Problem)) throw new Error(`nothing was refused: ${String(outcome)}`);
  expect(outcome.exitCode).toBe(2);
  return outcome;
}

const csproj = (body = '', sdk = 'Microsoft.NET.Sdk.Web'): string =>
  `<Project Sdk="${sdk}"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>${body}</Project>`;

const library = (body = ''): string => csproj(body, 'Microsoft.NET.Sdk');

const testsOf = (projectPath: string, test = 'xunit.v3'): string =>
  library(
    `<ItemGroup><PackageReference Include="${test}" Version="1.0.0" /><ProjectReference Include="${projectPath}" /></ItemGroup>`,
  );

const slnx = (...projects: readonly string[]): string =>
  `<Solution>${projects.map((each) => `<Project Path="${each}" />`).join('')}</Solution>`;

describe('which project the flow goes into', () => {
  const api = { 'src/Api/Api.csproj': csproj(), 'src/Core/Core.csproj': library() };
  const all = slnx('src/Api/Api.csproj', 'src/Core/Core.csproj', 'test/Api.Tests/Api.Tests.csproj');

  it('is the only program, and its tests go where it is tested', async () => {
    const target = await look({
      ...api,
      'Shop.slnx': all,
      'test/Api.Tests/Api.Tests.csproj': testsOf('..\\..\\src\\Api\\Api.csproj'),
    });
    expect(value(target.project)).toBe('src/Api/Api.csproj');
    expect(target.testProject && value(target.testProject)).toBe('test/Api.Tests/Api.Tests.csproj');
    expect(describeCSharp(target)).toBe(
      'A solution of 3 projects (.slnx); the flow goes into src/Api (ASP.NET Core, net10.0), its tests into test/Api.Tests (xUnit v3).',
    );
    expect(evidence(target).join('\n')).toContain(
      'test/Api.Tests/Api.Tests.csproj (it references src/Api/Api.csproj)',
    );
  });

  it('has no test project where none references it, or with a framework that is none of ours', async () => {
    for (const tests of [
      testsOf('../../src/Core/Core.csproj'),
      testsOf('../../src/Api/Api.csproj', 'TUnit'),
    ]) {
      const target = await look({ ...api, 'Shop.slnx': all, 'test/Api.Tests/Api.Tests.csproj': tests });
      expect(value(target.project)).toBe('src/Api/Api.csproj');
      expect(target.testProject).toBeUndefined();
      expect(describeCSharp(target)).toContain('a new test project');
    }
  });

  it('is a question where several can be meant, and for tests likewise', async () => {
    const target = await look({
      ...api,
      'src/Jobs/Jobs.csproj': csproj('', 'Microsoft.NET.Sdk.Worker'),
      'Shop.slnx': slnx('src/Api/Api.csproj', 'src/Jobs/Jobs.csproj'),
    });
    expect(value(target.project)).toEqual(['src/Api/Api.csproj', 'src/Jobs/Jobs.csproj']);
    expect(describeCSharp(target)).toContain('is open: src/Api or src/Jobs');
    const tests = await look({
      ...api,
      'Shop.slnx': slnx('src/Api/Api.csproj', 'a/A.Tests.csproj', 'b/B.Tests.csproj'),
      'a/A.Tests.csproj': testsOf('../src/Api/Api.csproj'),
      'b/B.Tests.csproj': testsOf('../src/Api/Api.csproj'),
    });
    expect(tests.testProject && value(tests.testProject)).toEqual(['a/A.Tests.csproj', 'b/B.Tests.csproj']);
  });

  it('is the one that is named: by path, folder or name', async () => {
    for (const named of ['src/Core/Core.csproj', '.\\src\\Core\\', 'core'])
      expect(value((await look({ ...api, 'Shop.slnx': all }, { project: named })).project)).toBe(
        'src/Core/Core.csproj',
      );
    const unknown = await problem({ ...api, 'Shop.slnx': all }, { project: 'Nope' });
    expect(unknown).toMatchObject({ code: 'project-unknown' });
    expect(unknown.next).toContain('src/Api/Api.csproj');
    expect(await problem({ ...api, 'Shop.slnx': all }, { testProject: 'Core' })).toMatchObject({
      code: 'project-unknown',
    });
    expect(await problem({ ...api, 'Shop.slnx': all }, { solution: 'Nope.slnx' })).toMatchObject({
      code: 'project-unknown',
    });
  });

  it('is no page of a browser, no AppHost, no benchmark and no project that cannot hold it', async () => {
    const target = await look({
      'Api/Api.csproj': csproj(),
      'Web/Web.csproj': csproj('', 'Microsoft.NET.Sdk.BlazorWebAssembly'),
      'Host/Host.csproj': csproj(
        '<PropertyGroup><OutputType>Exe</OutputType></PropertyGroup>',
        'Aspire.AppHost.Sdk/13.0.0',
      ),
      'Bench/Bench.csproj': csproj(
        '<ItemGroup><PackageReference Include="BenchmarkDotNet" Version="1" /></ItemGroup>',
      ),
      'Old/Old.csproj':
        '<Project ToolsVersion="15.0" xmlns="http://schemas.microsoft.com/developer/msbuild/2003"><PropertyGroup><OutputType>Exe</OutputType><TargetFrameworkVersion>v4.8</TargetFrameworkVersion></PropertyGroup></Project>',
      'All.slnx': slnx(
        'Api/Api.csproj',
        'Web/Web.csproj',
        'Host/Host.csproj',
        'Bench/Bench.csproj',
        'Old/Old.csproj',
      ),
    });
    expect(value(target.project)).toBe('Api/Api.csproj');
  });

  it('is found from its own folder, with the solution above it', async () => {
    const files = { ...api, '.git/HEAD': '', 'Shop.slnx': all };
    const target = await look(files, {}, 'src/Core');
    expect(value(target.project)).toBe('src/Core/Core.csproj');
    expect(target.solution).toEqual({ path: 'Shop.slnx', format: 'slnx' });
    // What is above a repository is another's.
    const alone = await look({ ...api, 'Shop.slnx': all, 'src/.git/HEAD': '' }, {}, 'src/Core');
    expect(alone).toMatchObject({ projects: [{ path: 'Core.csproj' }] });
    expect(alone.solution).toBeUndefined();
  });

  it('is found without a solution, and in a solution below', async () => {
    const target = await look({
      'Api/Api.csproj': csproj(),
      'Api.Tests/Api.Tests.csproj': testsOf('../Api/Api.csproj'),
    });
    expect([value(target.project), target.testProject && value(target.testProject)]).toEqual([
      'Api/Api.csproj',
      'Api.Tests/Api.Tests.csproj',
    ]);
    const below = await look({ 'build/All.slnx': slnx('../Api/Api.csproj'), 'Api/Api.csproj': csproj() });
    expect(below.solution?.path).toBe('build/All.slnx');
    expect(value(below.project)).toBe('Api/Api.csproj');
  });
});

describe('a repo that is refused', () => {
  it('has no project', async () => {
    expect(await problem({ 'README.md': '' })).toMatchObject({ code: 'not-a-project' });
    expect(await problem({ 'A.slnx': slnx('gone/Gone.csproj') })).toMatchObject({ code: 'not-a-project' });
  });

  it('has two solutions, and names both', async () => {
    const two = { 'A.slnx': slnx('A.csproj'), 'B.sln': '', 'A.csproj': csproj() };
    const refused = await problem(two);
    expect(refused.code).toBe('two-solutions');
    expect(refused.message).toMatch(/A\.slnx and B\.sln/);
    expect(refused.next).toContain('--solution A.slnx');
    expect(value((await look(two, { solution: 'A.slnx' })).project)).toBe('A.csproj');
  });

  it('has XML that does not parse, in any of the files', async () => {
    for (const file of ['A.csproj', 'Directory.Build.props', 'Directory.Packages.props', 'A.slnx']) {
      const refused = await problem({
        'A.csproj': csproj(),
        'A.slnx': slnx('A.csproj'),
        [file]: '<Project>\n<oops\n</Project>',
      });
      expect(refused.code).toBe('xml-invalid');
      expect(refused.message).toContain(file);
      expect(refused.message).toMatch(/line [23]/);
    }
  });

  it('is built for what the code cannot be compiled for', async () => {
    for (const framework of ['net6.0', 'net48', 'netstandard2.0;net8.0', 'net9.0-android']) {
      const refused = await problem({ 'A.csproj': csproj().replace('net10.0', framework) });
      expect(refused.code).toBe('framework-unsupported');
      expect(refused.message).toContain(framework.split(';')[0]);
    }
    for (const framework of ['net8.0', 'net9.0-windows10.0.19041', 'net11.0'])
      expect(value((await look({ 'A.csproj': csproj().replace('net10.0', framework) })).project)).toBe(
        'A.csproj',
      );
  });

  it('is written in an old C#', async () => {
    const version = (text: string): Files => ({
      'A.csproj': csproj(`<PropertyGroup><LangVersion>${text}</LangVersion></PropertyGroup>`),
    });
    expect(await problem(version('11'))).toMatchObject({ code: 'lang-version' });
    for (const fine of ['12', '13.0', 'latest', 'preview', 'default']) await look(version(fine));
  });

  it('has central versions where nothing may be written', async () => {
    const refused = await problem(
      {
        '.git/HEAD': '',
        'Directory.Packages.props':
          '<Project><PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup></Project>',
        'orders/Orders.slnx': slnx('Api/Api.csproj'),
        'orders/Api/Api.csproj': csproj(),
      },
      {},
      'orders',
    );
    expect(refused.code).toBe('outside-root');
    expect(refused.next).toContain('mtls-pop add .. --solution orders/Orders.slnx');
  });
});

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
