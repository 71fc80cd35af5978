import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadPack } from '../../../src/guidance/load.js';
import { layOutCSharp } from '../../../src/layout/csharp/lay-out.js';
import { fittedFlow } from '../../../src/layout/csharp/place/fitted-flow.js';
import { placeOf } from '../../../src/layout/csharp/place/place-of.js';
import { render } from '../../../src/render/render.js';
import type { CSharpFlow } from '../../../src/scenario/flow.js';
import { resolveFlow } from '../../../src/scenario/resolve.js';
import { lookAtCSharp } from '../../../src/target/csharp/look.js';
import { describeWithDotnet } from '../../support/dotnet.js';
import { build, clean, restore, stopCompiler } from './build.js';
import { answersOf, defaultCases, nameOf } from './cases.js';
import { workshop } from './workshop.js';

const root = path.join(workshop, 'explicit');

/** A solution in which nothing is used without being named, and what is named without being used is an error. */
const before: Readonly<Record<string, string>> = {
  'Directory.Build.props': `<Project>
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <Nullable>disable</Nullable>
    <ImplicitUsings>disable</ImplicitUsings>
    <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
    <AnalysisLevel>latest-recommended</AnalysisLevel>
    <EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
    <GenerateDocumentationFile>true</GenerateDocumentationFile>
  </PropertyGroup>
</Project>
`,
  '.editorconfig': `root = true

[*.cs]
csharp_style_namespace_declarations = block_scoped:warning
dotnet_diagnostic.IDE0005.severity = warning
`,
  'Placed.slnx': `<Solution>
  <Project Path="src/Placed/Placed.csproj" />
  <Project Path="test/Placed.Tests/Placed.Tests.csproj" />
</Solution>
`,
  'src/Placed/Placed.csproj': `<Project Sdk="Microsoft.NET.Sdk">
</Project>
`,
  'test/Placed.Tests/Placed.Tests.csproj': `<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="xunit.v3" Version="4.0.2" />
  </ItemGroup>
  <ItemGroup>
    <ProjectReference Include="..\\..\\src\\Placed\\Placed.csproj" />
  </ItemGroup>
</Project>
`,
};

/** Each flow, with a certificate and with a managed identity of each kind. */
const placed = defaultCases.filter(({ flow, authentication }) =>
  [
    'vanilla certificate',
    'vanilla resource-id',
    'fic-bearer system-assigned',
    'fic-bearer certificate',
    'fic-pop client-id',
    'fic-pop object-id',
  ].includes(`${flow} ${authentication}`),
);

/** They stand beside each other in two projects, each in namespaces of its own: one compilation tells of all templates. */
async function placeAll(): Promise<void> {
  const pack = await loadPack();
  const target = await lookAtCSharp(root);
  const flows = await Promise.all(
    placed.map(async (each, index) => {
      const flow = resolveFlow(answersOf(each), pack, { yes: true }) as CSharpFlow;
      const folder = `Scenario${String(index)}/MtlsPop`;
      const folders = { folder: `src/Placed/${folder}`, testFolder: `test/Placed.Tests/${folder}` };
      const added = { ...flow, name: nameOf(each), place: placeOf(target, folders) };
      return { flow: added, rendering: await render(fittedFlow(added, target), pack) };
    }),
  );
  const { files, edits } = await layOutCSharp({ flows, target, pack });
  for (const file of files) await write(file.path, file.text);
  for (const edit of edits) await write(edit.path, edit.apply(before[edit.path]));
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(path.join(root, file)), { recursive: true });
  await writeFile(path.join(root, file), text);
}

describeWithDotnet(
  'flows of each kind, added to projects without implicit usings, nullable and file-scoped namespaces',
  () => {
    beforeAll(async () => {
      for (const folder of ['src/Placed', 'test/Placed.Tests'])
        for (let index = 0; index < defaultCases.length; index += 1)
          await rm(path.join(root, folder, `Scenario${String(index)}`), { recursive: true, force: true });
      for (const [file, text] of Object.entries(before)) await write(file, text);
      await placeAll();
      await restore(path.join(root, 'Placed.slnx'));
    }, 300_000);
    afterAll(stopCompiler, 60_000);

    it(
      'names every namespace that it uses and no other, without a warning',
      { timeout: 600_000 },
      async () => {
        expect(await build(path.join(root, 'Placed.slnx'))).toEqual(clean);
      },
    );
  },
);
