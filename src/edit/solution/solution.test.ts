import { describe, expect, it } from 'vitest';
import { Problem } from '../../errors/errors.js';
import { projectGuid } from './project-guid.js';
import { addProjectToSln } from './sln.js';
import { addProjectToSlnx } from './slnx.js';

describe('addProjectToSlnx', () => {
  const slnx = `<Solution>
  <Folder Name="/src/">
    <Project Path="src/Orders.Api/Orders.Api.csproj" />
  </Folder>
  <Folder Name="/Tests/">
    <File Path="test/.editorconfig" />
    <Project Path="test/Orders.Domain.Tests/Orders.Domain.Tests.csproj" />
  </Folder>
</Solution>
`;

  it('lists a project where the projects beside it are listed, in the order of paths', () => {
    expect(addProjectToSlnx(slnx, { path: 'test/Orders.Api.Tests/Orders.Api.Tests.csproj' })).toBe(
      slnx.replace(
        '    <Project Path="test/Orders.Domain',
        '    <Project Path="test/Orders.Api.Tests/Orders.Api.Tests.csproj" />\n    <Project Path="test/Orders.Domain',
      ),
    );
  });

  it('makes the solution folder that is missing, where the solution has folders', () => {
    const after = addProjectToSlnx(slnx.replaceAll('\n', '\r\n'), { path: 'spec/A.Tests/A.Tests.csproj' });
    expect(after).toContain(
      '<Solution>\r\n  <Folder Name="/spec/">\r\n    <Project Path="spec/A.Tests/A.Tests.csproj" />\r\n  </Folder>\r\n  <Folder Name="/src/">',
    );
  });

  it('makes no folder where the solution has none, and fills an empty solution', () => {
    const flat = '<Solution>\n  <Project Path="B/B.csproj" />\n</Solution>\n';
    expect(addProjectToSlnx(flat, { path: 'test/A/A.csproj' })).toBe(
      '<Solution>\n  <Project Path="B/B.csproj" />\n  <Project Path="test/A/A.csproj" />\n</Solution>\n',
    );
    expect(addProjectToSlnx('<Solution />\n', { path: 'A/A.csproj' })).toBe(
      '<Solution>\n  <Project Path="A/A.csproj" />\n</Solution>\n',
    );
  });

  it('changes nothing where the project is listed, however it is spelled', () => {
    const listed = slnx.replace('src/Orders.Api/', 'src\\Orders.API\\');
    expect(addProjectToSlnx(listed, { path: 'src/Orders.Api/Orders.Api.csproj' })).toBe(listed);
  });
});

describe('addProjectToSln', () => {
  const api = '{6E1E3C5A-8C6B-4E53-9D2E-6A7E4B0E8A11}';
  const src = '{827E0CD3-B72D-47B6-A68D-7590B98EB39B}';
  const sln = `\uFEFF
Microsoft Visual Studio Solution File, Format Version 12.00
# Visual Studio Version 17
Project("{2150E333-8FDC-42A3-9474-1A3956D46DE8}") = "src", "src", "${src}"
EndProject
Project("{9A19103F-16F7-4668-BE54-9A1E7A4F7556}") = "Shop.Api", "src\\Shop.Api\\Shop.Api.csproj", "${api}"
EndProject
Global
	GlobalSection(SolutionConfigurationPlatforms) = preSolution
		Debug|Any CPU = Debug|Any CPU
		Staging|x64 = Staging|x64
		Release|Any CPU = Release|Any CPU
	EndGlobalSection
	GlobalSection(ProjectConfigurationPlatforms) = postSolution
		${api}.Debug|Any CPU.ActiveCfg = Debug|Any CPU
		${api}.Debug|Any CPU.Build.0 = Debug|Any CPU
	EndGlobalSection
	GlobalSection(NestedProjects) = preSolution
		${api} = ${src}
	EndGlobalSection
EndGlobal
`.replaceAll('\n', '\r\n');
  const tests = { path: 'test/Shop.Api.Tests/Shop.Api.Tests.csproj' };

  it('adds the project, its configurations and its folder, and keeps every other line as it is', () => {
    const after = addProjectToSln(sln, tests);
    const old = new Set(sln.split('\n'));
    const guid = projectGuid(tests.path.toLowerCase());
    const folder = projectGuid('/test/');
    expect(after.split('\n').filter((line) => !old.has(line))).toEqual(
      [
        `Project("{2150E333-8FDC-42A3-9474-1A3956D46DE8}") = "test", "test", "${folder}"`,
        `Project("{9A19103F-16F7-4668-BE54-9A1E7A4F7556}") = "Shop.Api.Tests", "test\\Shop.Api.Tests\\Shop.Api.Tests.csproj", "${guid}"`,
        `\t\t${guid}.Debug|Any CPU.ActiveCfg = Debug|Any CPU`,
        `\t\t${guid}.Debug|Any CPU.Build.0 = Debug|Any CPU`,
        `\t\t${guid}.Staging|x64.ActiveCfg = Debug|Any CPU`,
        `\t\t${guid}.Staging|x64.Build.0 = Debug|Any CPU`,
        `\t\t${guid}.Release|Any CPU.ActiveCfg = Release|Any CPU`,
        `\t\t${guid}.Release|Any CPU.Build.0 = Release|Any CPU`,
        `\t\t${guid} = ${folder}`,
      ].map((line) => `${line}\r`),
    );
    const kept = new Set(after.split('\n'));
    expect(sln.split('\n').filter((line) => !kept.has(line))).toEqual([]);
  });

  it('adds a project once', () => {
    const after = addProjectToSln(sln, tests);
    expect(addProjectToSln(after, tests)).toBe(after);
    expect(addProjectToSln(sln, { path: 'SRC/shop.api/Shop.Api.csproj' })).toBe(sln);
  });

  it('puts a project into the folder of those beside it', () => {
    expect(addProjectToSln(sln, { path: 'src/Shop.Jobs/Shop.Jobs.csproj' })).toContain(
      `\t\t${projectGuid('src/shop.jobs/shop.jobs.csproj')} = ${src}\r\n`,
    );
  });

  it('takes the type of the other projects, or that of C# where there are none', () => {
    const empty = sln.replace(/Project\("\{9A19[^]*?EndProject\r\n/, '');
    // Source: `dotnet sln add`.
    expect(addProjectToSln(empty, tests)).toContain(
      'Project("{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}") = "Shop.Api.Tests"',
    );
  });

  it('makes no folders where there are none', () => {
    const flat = sln
      .replace(/\tGlobalSection\(NestedProjects\)[^]*?EndGlobalSection\r\n/, '')
      .replace(/Project\("\{2150[^]*?EndProject\r\n/, '');
    const after = addProjectToSln(flat, tests);
    expect(after).not.toContain('NestedProjects');
    expect(after).toContain('"Shop.Api.Tests"');
  });

  it('refuses what is not a solution, and one with conflict markers', () => {
    for (const broken of ['', 'hello', sln.replace('Global\r', '<<<<<<< HEAD\r\nGlobal\r')]) {
      let thrown: unknown;
      try {
        addProjectToSln(broken, tests, 'Shop.sln');
      } catch (error) {
        thrown = error;
      }
      expect(thrown).toBeInstanceOf(Problem);
      expect(thrown).toMatchObject({ code: 'solution-invalid', exitCode: 2 });
    }
  });

  it('makes GUIDs that are UUIDs of version 5', () => {
    expect(projectGuid('a')).toMatch(
      /^\{[0-9A-F]{8}-[0-9A-F]{4}-5[0-9A-F]{3}-[89AB][0-9A-F]{3}-[0-9A-F]{12}\}$/,
    );
    expect(projectGuid('a')).not.toBe(projectGuid('b'));
  });
});
