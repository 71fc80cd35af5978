import path from 'node:path';
import { sameName } from '../../markup/xml.js';
import type { CSharpProject } from './csharp-target.js';
import { type Evaluation, evaluate } from './msbuild/evaluate.js';
import { namesOf } from './msbuild/project-item.js';
import type { Properties } from './msbuild/properties.js';
import { packagesOf } from './packages.js';
import type { Repo } from './repo.js';
import { globalUsingsIn, internalsVisibleToIn, sampleSources } from './sources.js';
import { type EditorConfig, styleOf } from './style.js';
import { isForTests, testFrameworkOf } from './test-framework.js';

/** A project, and what an evaluation tells that the target says once for all projects. */
export interface LookedAt {
  readonly project: CSharpProject;
  /** Absolute path of `Directory.Packages.props`, where it is the project's. */
  readonly centralPackages: string | undefined;
}

/** @throws {Problem} `xml-invalid` */
export function lookAtProject(
  repo: Repo,
  file: string,
  editorConfig: (file: string) => EditorConfig,
): LookedAt {
  const evaluation = evaluate(repo, file);
  const { properties, items, sdks } = evaluation;
  const folder = path.dirname(file);
  const sources = sampleSources(repo, folder);
  const packages = packagesOf(items);
  const sdk = sdks.find((each) => !/^Aspire\./i.test(each)) ?? '';
  const isWeb = /^Microsoft\.NET\.Sdk\.Web$/i.test(sdk);
  const name = path.basename(file, path.extname(file));
  const frameworks = frameworksOf(properties);
  const usesCentralPackages =
    evaluation.centralPackages !== undefined && isOn(properties, 'ManagePackageVersionsCentrally');
  const text = repo.text(file) ?? '';
  const project: CSharpProject = {
    path: repo.relative(file),
    text,
    sdk,
    isExecutable: isExecutable(evaluation, sdk),
    isForTests:
      isForTests(packages.keys(), isOn(properties, 'IsTestProject')) ||
      testFrameworkOf(packages.keys(), sdks) !== undefined,
    frameworks,
    assemblyName: value(properties, 'AssemblyName') ?? name,
    rootNamespace: value(properties, 'RootNamespace') ?? name.replace(/[^\p{L}\p{Nd}_.]/gu, '_'),
    nullable: properties.get('Nullable')?.toLowerCase() === 'enable',
    implicitUsings: isOn(properties, 'ImplicitUsings'),
    langVersion: value(properties, 'LangVersion'),
    warningsAsErrors: isOn(properties, 'TreatWarningsAsErrors'),
    usesCentralPackages,
    packages,
    frameworkReferences: unique([
      ...(isWeb ? ['Microsoft.AspNetCore.App'] : []),
      ...namesOf(items, 'FrameworkReference'),
    ]),
    references: namesOf(items, 'ProjectReference').map((each) => repo.relative(repo.resolve(folder, each))),
    globalUsings: unique([
      ...namesOf(items.filter(isPlainUsing), 'Using'),
      ...sources.flatMap(globalUsingsIn),
    ]),
    internalsVisibleTo: unique([
      ...namesOf(items, 'InternalsVisibleTo'),
      ...attributed(evaluation),
      ...sources.flatMap(internalsVisibleToIn),
    ]),
    testFramework: testFrameworkOf(packages.keys(), sdks),
    // A file that is to be: what holds in a folder of the project.
    style: styleOf(editorConfig(path.join(folder, 'MtlsPop', 'New.cs')), sources, text),
  };
  return { project, centralPackages: usesCentralPackages ? evaluation.centralPackages : undefined };
}

/** A property's value; undefined where it is not set, or holds what cannot be told. */
function value(properties: Properties, name: string): string | undefined {
  const found = properties.get(name);
  return found === undefined || found === '' || found.includes('$(') ? undefined : found;
}

const isOn = (properties: Properties, name: string): boolean =>
  ['true', 'enable'].includes(properties.get(name)?.toLowerCase() ?? '');

/** `TargetFrameworks`, `TargetFramework`, or `TargetFrameworkVersion` of a project of before the SDKs. */
function frameworksOf(properties: Properties): string[] {
  const written = value(properties, 'TargetFrameworks') ?? value(properties, 'TargetFramework');
  const old = /^v(\d+(?:\.\d+)*)$/.exec(value(properties, 'TargetFrameworkVersion') ?? '');
  if (written === undefined) return old === null ? [] : [`net${(old[1] ?? '').replaceAll('.', '')}`];
  return unique(written.split(';').map((each) => each.trim())).filter((each) => each !== '');
}

/** A program that runs on a server. A Blazor page runs in a browser, and an AppHost of Aspire only starts others. */
function isExecutable({ properties, sdks }: Evaluation, sdk: string): boolean {
  if (sdks.some((each) => /^Aspire\.AppHost\.Sdk$/i.test(each)) || isOn(properties, 'IsAspireHost'))
    return false;
  if (/^Microsoft\.NET\.Sdk\.BlazorWebAssembly$/i.test(sdk)) return false;
  const output = value(properties, 'OutputType')?.toLowerCase();
  if (output !== undefined) return output === 'exe' || output === 'winexe';
  return /^Microsoft\.NET\.Sdk\.(?:Web|Worker)$/i.test(sdk);
}

const isPlainUsing = ({ isCertain, metadata, action }: Evaluation['items'][number]): boolean =>
  isCertain && (action === 'remove' || (metadata('Static') === undefined && metadata('Alias') === undefined));

/** `<AssemblyAttribute Include="…InternalsVisibleTo">` with the name as its first parameter. */
function attributed({ items }: Evaluation): string[] {
  return items
    .filter(
      ({ kind, name }) =>
        sameName(kind, 'AssemblyAttribute') && /\bInternalsVisibleTo(?:Attribute)?$/.test(name),
    )
    .flatMap(({ metadata }) => metadata('_Parameter1')?.split(',')[0]?.trim() ?? []);
}

const unique = (names: readonly string[]): string[] => [...new Set(names)];
