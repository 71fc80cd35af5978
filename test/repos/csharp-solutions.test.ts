import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { addProjectToSln } from '../../src/edit/solution/sln.js';
import { addProjectToSlnx } from '../../src/edit/solution/slnx.js';
import { describeWithDotnet, runDotnet } from '../support/dotnet.js';
import { type FixtureName, fixtureFolder } from './support/csharp/fixtures.js';

const project = 'test/More.Tests/More.Tests.csproj';

/** A fixture's solution that lists one project more. */
function edited(name: FixtureName, solution: string): { folder: string; before: string; after: string } {
  const folder = realpathSync.native(mkdtempSync(path.join(tmpdir(), 'mtls-pop-solution-')));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  cpSync(fixtureFolder(name), folder, { recursive: true });
  const file = path.join(folder, project);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(
    file,
    '<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>',
  );
  const before = readFileSync(path.join(folder, solution), 'utf8');
  const add = solution.endsWith('.slnx') ? addProjectToSlnx : addProjectToSln;
  const after = add(before, { path: project });
  writeFileSync(path.join(folder, solution), after);
  return { folder, before, after };
}

describeWithDotnet('solutions that list one project more', () => {
  it.for([
    ['classic-sln', 'Shop.sln'],
    ['block-bom-crlf', 'Ledger.sln'],
    ['multi-target', 'Retries.sln'],
    ['worker', 'Telemetry.slnx'],
  ] as const)('%s is read by the SDK', async ([name, solution]) => {
    const { folder } = edited(name, solution);
    const { exitCode, output } = await runDotnet(folder, ['sln', solution, 'list']);
    expect(exitCode, output).toBe(0);
    expect(output.replaceAll('\\', '/')).toContain(project);
  });

  it('clean-architecture is what the SDK makes of it', async () => {
    const solution = 'Contoso.Orders.slnx';
    const { folder, before, after } = edited('clean-architecture', solution);
    writeFileSync(path.join(folder, solution), before);
    const { exitCode, output } = await runDotnet(folder, ['sln', solution, 'add', project]);
    expect(exitCode, output).toBe(0);
    expect(after.split(/\r?\n/)).toEqual(
      readFileSync(path.join(folder, solution), 'utf8').trimEnd().concat('\n').split(/\r?\n/),
    );
  });
});
