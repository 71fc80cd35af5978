import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, clean, restore, stopCompiler } from '../../emitted/csharp/build.js';
import { runTestProgram } from '../../emitted/csharp/run-tests.js';
import { workshop } from '../../emitted/csharp/workshop.js';
import { describeWithDotnet } from '../../support/dotnet.js';
import { projectsOf, updatedProject, type UpdatedProject } from './updated.js';

const solution = 'owner.slnx';

/** The projects by the name that they get: they stand in one solution. */
const projects = [...projectsOf('csharp').values()].map((edits, at) => ({
  edits,
  name: `Contoso.Owner${at + 1}`,
}));

describeWithDotnet('C# projects whose owners edited them, after an update', () => {
  const updated = new Map<string, UpdatedProject>();

  beforeAll(async () => {
    const folder = path.join(workshop, 'owner');
    await rm(folder, { recursive: true, force: true });
    for (const { name, edits } of projects)
      updated.set(name, await updatedProject(path.join(folder, name), edits, name));
    const lines = projects.flatMap(({ name }) =>
      [`src/${name}/${name}`, `test/${name}.Tests/${name}.Tests`, `demo/${name}.Demo/${name}.Demo`].map(
        (project) => `  <Project Path="owner/${name}/${project}.csproj" />\n`,
      ),
    );
    await writeFile(path.join(workshop, solution), `<Solution>\n${lines.join('')}</Solution>\n`);
    await restore(solution);
  }, 300_000);
  afterAll(stopCompiler, 60_000);

  it('have the conflicts that are recorded', () => {
    for (const { conflicts } of updated.values()) expect(conflicts.found).toBe(conflicts.recorded);
  });

  it('build without a warning', { timeout: 300_000 }, async () => {
    expect(await build(solution)).toEqual(clean);
  });

  describe.concurrent('pass their tests', () => {
    for (const { name, edits } of projects) {
      it(`${name}: ${edits.length} edits`, { timeout: 600_000 }, async () => {
        const { root = '' } = updated.get(name) ?? {};
        const program = `test/${name}.Tests/bin/Debug/net10.0/${name}.Tests.dll`;
        const { exitCode, counts, output } = await runTestProgram(path.join(root, program), 'xunit');
        expect({ exitCode, failed: counts?.failed }, output).toEqual({ exitCode: 0, failed: 0 });
        expect(counts?.passed, output).toBeGreaterThan(40);
      });
    }
  });
});
