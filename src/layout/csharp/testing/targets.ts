import type { CSharpProject, CSharpStyle, CSharpTarget } from '../../../target/csharp/csharp-target.js';

const style: CSharpStyle = {
  endOfLine: '\n',
  bom: false,
  finalNewline: true,
  indent: '    ',
  namespaces: 'file',
  usingsInsideNamespace: false,
};

/** A project of the .NET SDK as a template makes it, unless it is told otherwise. */
export function projectWith(project: Partial<CSharpProject> & { readonly path: string }): CSharpProject {
  const name = project.path.replace(/^.*\/|\.csproj$/g, '');
  return {
    text: '<Project Sdk="Microsoft.NET.Sdk">\n</Project>\n',
    sdk: 'Microsoft.NET.Sdk',
    isExecutable: false,
    isForTests: false,
    frameworks: ['net10.0'],
    assemblyName: name,
    rootNamespace: name,
    nullable: true,
    implicitUsings: true,
    langVersion: undefined,
    warningsAsErrors: false,
    usesCentralPackages: false,
    packages: new Map(),
    frameworkReferences: [],
    references: [],
    globalUsings: [],
    internalsVisibleTo: [],
    testFramework: undefined,
    style,
    ...project,
  };
}

/** A service in `src/` with its tests in `test/`. */
export function targetWith(
  library: Partial<CSharpProject> = {},
  tests: Partial<CSharpProject> | 'none' = {},
): CSharpTarget {
  const project = projectWith({ path: 'src/Contoso.Orders/Contoso.Orders.csproj', ...library });
  const testProject = projectWith({
    path: 'test/Contoso.Orders.Tests/Contoso.Orders.Tests.csproj',
    isForTests: true,
    testFramework: 'xunit',
    references: [project.path],
    globalUsings: ['Xunit'],
    ...(tests === 'none' ? {} : tests),
  });
  return {
    language: 'csharp',
    root: '/repo',
    solution: { path: 'Contoso.Orders.slnx', format: 'slnx' },
    projects: tests === 'none' ? [project] : [project, testProject],
    project: { value: project.path, because: 'It is the only one.' },
    testProject: tests === 'none' ? undefined : { value: testProject.path, because: 'It tests that one.' },
    testingPlatform: true,
  };
}
