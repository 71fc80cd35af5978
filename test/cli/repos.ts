import { execFileSync } from 'node:child_process';
import { workFolder, write } from './tool.js';

/** A small TypeScript service that somebody else wrote, its habits clear. */
export const typeScriptFiles: Readonly<Record<string, string>> = {
  'package.json': `{
  "name": "orders",
  "version": "1.0.0",
  "type": "module",
  "scripts": { "build": "tsc", "test": "vitest run" },
  "dependencies": {
    "fastify": "^5.0.0"
  },
  "devDependencies": {
    "typescript": "^5.9.0",
    "vitest": "^4.0.0"
  }
}
`,
  'package-lock.json': '{}\n',
  'tsconfig.json': `{
  // Theirs.
  "compilerOptions": { "module": "nodenext", "target": "es2022", "strict": true, "outDir": "dist" },
  "include": ["src"]
}
`,
  'src/app.ts': "import fastify from 'fastify';\n\nexport const app = fastify();\n",
  'test/app.test.ts': "import { it } from 'vitest';\n\nit('works', () => {});\n",
};

export const csharpFiles: Readonly<Record<string, string>> = {
  'Orders.slnx': `<Solution>
  <Project Path="src/Orders.Api/Orders.Api.csproj" />
  <Project Path="test/Orders.Api.Tests/Orders.Api.Tests.csproj" />
</Solution>
`,
  'src/Orders.Api/Orders.Api.csproj': `<Project Sdk="Microsoft.NET.Sdk.Web">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <Nullable>enable</Nullable>
    <ImplicitUsings>enable</ImplicitUsings>
  </PropertyGroup>
</Project>
`,
  'src/Orders.Api/Program.cs': `var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.Run();
`,
  'test/Orders.Api.Tests/Orders.Api.Tests.csproj': `<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <Nullable>enable</Nullable>
    <ImplicitUsings>enable</ImplicitUsings>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="xunit.v3" Version="3.2.0" />
  </ItemGroup>
  <ItemGroup>
    <ProjectReference Include="..\\..\\src\\Orders.Api\\Orders.Api.csproj" />
  </ItemGroup>
</Project>
`,
};

/** Files but for some. */
export function without(
  files: Readonly<Record<string, string>>,
  ...names: readonly string[]
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(files).filter(([name]) => !names.includes(name)));
}

/** A repository with files, all of them committed. Git itself answers on the machines that run these tests. */
export function repoWith(files: Readonly<Record<string, string>>): string {
  const root = workFolder();
  write(root, files);
  git(root, 'init', '--quiet');
  commit(root);
  return root;
}

export function commit(root: string): void {
  git(root, 'add', '--all');
  git(root, 'commit', '--quiet', '--allow-empty', '--message', 'theirs');
}

/** What git takes for changed, new files by name. */
export function changed(root: string): string[] {
  return git(root, 'status', '--porcelain', '--untracked-files=all').split('\n').filter(Boolean).sort();
}

export function git(root: string, ...args: string[]): string {
  const identity = [
    '-c',
    'user.name=Owner',
    '-c',
    'user.email=owner@contoso.com',
    '-c',
    'core.autocrlf=false',
  ];
  return execFileSync('git', ['-C', root, ...identity, ...args], { encoding: 'utf8', stdio: 'pipe' });
}
