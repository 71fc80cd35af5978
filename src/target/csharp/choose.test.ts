import { describe, expect, it } from 'vitest';
import { value } from '../testing/repo.js';
import { describeCSharp, evidence } from './describe.js';
import { csproj, library, look, problem, slnx, testsOf } from './testing/repos.js';

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
