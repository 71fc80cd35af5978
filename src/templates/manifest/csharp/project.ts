import type { ManifestEntry } from '../entry.js';
import { csharp } from './entry.js';

/** The solution, its projects, the service's program and the demo. */
export const project: readonly ManifestEntry[] = [
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
