import type { FileStyle } from '../code-style.js';
import type { Guess } from '../guess.js';

/** What a C# solution, or a lone project, in somebody's repo looks like. Paths are relative to `root` and `/`-separated. */
export interface CSharpTarget {
  readonly language: 'csharp';
  /**
   * Real, absolute path of the folder that the solution and the projects are in: the one that was named, or above it the one whose
   * solution lists the project that is there.
   */
  readonly root: string;
  readonly solution?: { readonly path: string; readonly format: 'sln' | 'slnx' };
  /** C# projects in `root`: those of the solution; without one, those that are there. */
  readonly projects: readonly CSharpProject[];
  /** The project that the flow goes into: path of one of `projects`. */
  readonly project: Guess<string>;
  /** The test project that tests that one; undefined where there is none, and one has to be made. */
  readonly testProject: Guess<string> | undefined;
  /** `Directory.Packages.props`, where package versions are central. */
  readonly centralPackages?: { readonly path: string; readonly text: string };
  /** Whether `global.json` asks for Microsoft.Testing.Platform. */
  readonly testingPlatform: boolean;
}

export interface CSharpProject {
  readonly path: string;
  readonly text: string;
  /** Such as `Microsoft.NET.Sdk.Web`, without a version; empty for a project of before the SDKs. */
  readonly sdk: string;
  readonly isExecutable: boolean;
  /** Whether it is there to test or measure others, also with a framework that is none of ours. */
  readonly isForTests: boolean;
  /** As written, `$(…)` resolved through Directory.Build.props: `net8.0`, `net10.0`. Empty where it cannot be told. */
  readonly frameworks: readonly string[];
  readonly assemblyName: string;
  readonly rootNamespace: string;
  readonly nullable: boolean;
  readonly implicitUsings: boolean;
  readonly langVersion: string | undefined;
  readonly warningsAsErrors: boolean;
  /** Whether it takes its package versions from `centralPackages`. */
  readonly usesCentralPackages: boolean;
  /** Version of each referenced package, central ones looked up; undefined where no version is to be found. */
  readonly packages: ReadonlyMap<string, string | undefined>;
  /** That of `Microsoft.NET.Sdk.Web` among them. */
  readonly frameworkReferences: readonly string[];
  /** Paths of projects that it references. */
  readonly references: readonly string[];
  /** `Using` items, and `global using` directives of its files. */
  readonly globalUsings: readonly string[];
  readonly internalsVisibleTo: readonly string[];
  /** What its tests are written for; undefined for a project without tests. xunit 2 and 3 differ in what tests can say. */
  readonly testFramework: 'xunit2' | 'xunit' | 'nunit' | 'mstest' | undefined;
  readonly style: CSharpStyle;
}

export interface CSharpStyle extends FileStyle {
  readonly namespaces: 'file' | 'block';
  readonly usingsInsideNamespace: boolean;
}
