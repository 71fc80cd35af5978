import type { ManifestEntry } from '../entry.js';
import { csharp } from './entry.js';

/** What a solution of our own has around the library and its tests, and what stands for it in somebody else's. */
const newSolution: readonly ManifestEntry[] = [
  csharp('solution.slnx', '{rootNamespace}.slnx'),
  csharp('Directory.Build.props', 'Directory.Build.props', { rules: ['MTLS016'] }),
  csharp('global.json', 'global.json', { when: "testFramework !== 'nunit'" }),
  csharp('.editorconfig', '.editorconfig', { rules: ['MTLS016'] }),
  csharp('gitignore', '.gitignore', { rules: ['MTLS010'] }),
  csharp('README.md', 'README.md', { rules: ['MTLS002', 'MTLS022'] }),
  csharp('src/project.csproj', 'src/{rootNamespace}/{rootNamespace}.csproj', { rules: ['MTLS018'] }),
  csharp('appsettings.json', 'src/{rootNamespace}/appsettings.json', { rules: ['MTLS010'] }),
  csharp('src/Program.cs', 'src/{rootNamespace}/Program.cs', { rules: ['MTLS011', 'MTLS022'] }),
  csharp('test/project.csproj', 'test/{rootNamespace}.Tests/{rootNamespace}.Tests.csproj'),
  csharp('demo/project.csproj', 'demo/{rootNamespace}.Demo/{rootNamespace}.Demo.csproj'),
  csharp('demo/Program.cs', 'demo/{rootNamespace}.Demo/Program.cs'),
];

export const project: readonly ManifestEntry[] = [
  ...newSolution.map((entry) => ({ ...entry, only: 'new' as const })),
  csharp('library/README.md', 'src/{rootNamespace}/MtlsPop/README.md', {
    only: 'add',
    rules: ['MTLS002', 'MTLS022'],
  }),
  csharp('library/appsettings.json', 'src/{rootNamespace}/appsettings.json', {
    only: 'add',
    rules: ['MTLS010'],
  }),
];
