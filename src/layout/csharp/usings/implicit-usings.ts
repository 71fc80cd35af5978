import type { CSharpProject } from '../../../target/csharp/csharp-target.js';

/** What `ImplicitUsings` stands for. Source: https://learn.microsoft.com/dotnet/core/project-sdk/overview#implicit-using-directives. */
const ofEverySdk = [
  'System',
  'System.Collections.Generic',
  'System.IO',
  'System.Linq',
  'System.Net.Http',
  'System.Threading',
  'System.Threading.Tasks',
];

const ofWorker = [
  'Microsoft.Extensions.Configuration',
  'Microsoft.Extensions.DependencyInjection',
  'Microsoft.Extensions.Hosting',
  'Microsoft.Extensions.Logging',
];

const ofWeb = [
  ...ofWorker,
  'System.Net.Http.Json',
  'Microsoft.AspNetCore.Builder',
  'Microsoft.AspNetCore.Hosting',
  'Microsoft.AspNetCore.Http',
  'Microsoft.AspNetCore.Routing',
];

const bySdk: Partial<Record<string, readonly string[]>> = {
  'Microsoft.NET.Sdk.Web': ofWeb,
  'Microsoft.NET.Sdk.Worker': ofWorker,
};

/** Namespaces that every file of a project uses without a word: those of its SDK, of its test framework, and what it says itself. */
export function globalUsings(project: CSharpProject): ReadonlySet<string> {
  const { implicitUsings, sdk, testFramework, globalUsings: said } = project;
  if (!implicitUsings) return new Set(said);
  // MSTest's package has one of its own where implicit ones are on.
  const ofTests = testFramework === 'mstest' ? ['Microsoft.VisualStudio.TestTools.UnitTesting'] : [];
  const [sdkName = sdk] = sdk.split('/');
  return new Set([...ofEverySdk, ...(bySdk[sdkName] ?? []), ...ofTests, ...said]);
}
