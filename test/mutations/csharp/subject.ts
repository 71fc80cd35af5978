import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { emit, workshop } from '../../emitted/project.js';
import { authentications, flows } from '../../emitted/scenarios.js';
import { runDotnet } from '../../support/dotnet.js';

/** The solutions that are broken: each emitted file of the library stands in one of them at least. */
const scenarios = {
  'vanilla-certificate': { ...flows.vanilla, ...authentications.certificate },
  'vanilla-client-id': { ...flows.vanilla, ...authentications['client-id'] },
  'fic-pop-certificate': { ...flows['fic-pop'], ...authentications.certificate },
  'fic-bearer-client-id': { ...flows['fic-bearer'], ...authentications['client-id'] },
} as const;

export type SubjectName = keyof typeof scenarios;

/** A solution that was emitted and built whole. */
export interface Subject {
  /** Folder of the library's project. */
  readonly library: string;
  /** Name of the library's assembly. */
  readonly assembly: string;
  /** Folder that holds the built tests with all that they load. */
  readonly tests: string;
  /** `csc.dll` of the SDK, and the lines of the response file that MSBuild gave it for the library. */
  readonly compiler: string;
  readonly compilerArguments: readonly string[];
}

const home = path.join('mutations', 'csharp');
const nameOf = (subject: SubjectName): string =>
  `Contoso.${subject.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase())}`;

/** Keeps what the compiler was given: a mutant is compiled like the project itself, analysers and all, without MSBuild. */
const recordCompilerArguments = `<Project>
  <PropertyGroup>
    <ProvideCommandLineArgs>true</ProvideCommandLineArgs>
  </PropertyGroup>
  <Target Name="RecordCompilerArguments" AfterTargets="CoreCompile">
    <WriteLinesToFile
      File="$(MSBuildProjectDirectory)/obj/compiler.txt"
      Lines="$(RoslynTargetsPath)/bincore/csc.dll;@(CscCommandLineArgs)"
      Overwrite="true" />
  </Target>
</Project>
`;

/** Emits the solutions and builds their tests, all in one build. */
export async function buildSubjects(): Promise<ReadonlyMap<SubjectName, Subject>> {
  const names = Object.keys(scenarios) as SubjectName[];
  const projects = [];
  for (const name of names) {
    await emit(path.join(home, name), {
      language: 'csharp',
      ...scenarios[name],
      resource: 'https://graph.microsoft.com',
      testRunner: 'xunit',
      name: nameOf(name),
    });
    projects.push(`${name}/test/${nameOf(name)}.Tests/${nameOf(name)}.Tests.csproj`);
  }
  const root = path.join(workshop, home);
  await mkdir(root, { recursive: true });
  await writeFile(path.join(root, 'Directory.Build.targets'), recordCompilerArguments);
  const solution = projects.map((project) => `  <Project Path="${project}" />\n`).join('');
  await writeFile(path.join(root, 'Subjects.slnx'), `<Solution>\n${solution}</Solution>\n`);

  const { exitCode, output } = await runDotnet(root, ['build', 'Subjects.slnx', '-m:2']);
  if (exitCode !== 0) throw new Error(`The unbroken solutions do not build:\n${output}`);
  return new Map(
    await Promise.all(
      names.map(async (name) => [name, await readSubject(path.join(root, name), name)] as const),
    ),
  );
}

async function readSubject(root: string, name: SubjectName): Promise<Subject> {
  const assembly = nameOf(name);
  const library = path.join(root, 'src', assembly);
  const recorded = await readFile(path.join(library, 'obj', 'compiler.txt'), 'utf8');
  const [compiler = '', ...compilerArguments] = recorded.split(/\r?\n/).filter((line) => line !== '');
  return {
    library,
    assembly,
    tests: path.join(root, 'test', `${assembly}.Tests`, 'bin', 'Debug', 'net10.0'),
    compiler,
    compilerArguments,
  };
}
