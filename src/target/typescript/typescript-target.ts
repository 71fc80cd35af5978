import type { TypeScriptStyle } from '../code-style.js';
import type { Guess } from '../guess.js';

/** What a TypeScript package in somebody's repo looks like. Paths are relative to `root` and `/`-separated. */
export interface TypeScriptTarget {
  readonly language: 'typescript';
  /** Real, absolute path of the package's folder. */
  readonly root: string;
  readonly packageJson: PackageJson;
  readonly packageManager: Guess<'npm' | 'pnpm' | 'yarn'>;
  /** Of the workspace that the package is a member of: real, absolute. The same as `root` for a single package. */
  readonly workspaceRoot: string;
  readonly moduleSystem: Guess<'esm' | 'commonjs'>;
  /** How relative imports of the repo's own files end. */
  readonly importEnding: Guess<'.js' | '.ts' | ''>;
  readonly compiler: CompilerSettings;
  /** Folder of the code: `src`, `lib`, or empty for the root itself. */
  readonly sourceFolder: Guess<string>;
  readonly tests: TestHabits;
  readonly formatter: Formatter;
  readonly style: TypeScriptStyle;
  readonly framework: Guess<'nestjs' | 'fastify' | 'express' | 'plain'>;
}

export interface PackageJson {
  /** As it stands on disk, with its line endings. */
  readonly text: string;
  readonly name: string | undefined;
  /** Range of each dependency, whichever of the four maps it is in; the maps by name. */
  readonly dependencies: Readonly<Record<DependencyMap, Readonly<Record<string, string>>>>;
  readonly scripts: Readonly<Record<string, string>>;
  /** How the repo writes ranges: what most of its dependencies do. */
  readonly rangeStyle: '^' | '~' | 'exact';
}

export const dependencyMaps = [
  'dependencies',
  'devDependencies',
  'peerDependencies',
  'optionalDependencies',
] as const;
export type DependencyMap = (typeof dependencyMaps)[number];

/** Of the `tsconfig.json` that the sources are compiled with, its `extends` followed. */
export interface CompilerSettings {
  /** Relative to `root`, may begin with `..`; empty where there is none. */
  readonly configFile: string;
  readonly verbatimModuleSyntax: boolean;
  /** Allowed, or rewritten when the code is emitted (`rewriteRelativeImportExtensions`). */
  readonly allowImportingTsExtensions: boolean;
  readonly esModuleInterop: boolean;
  readonly erasableSyntaxOnly: boolean;
  /** Whether a key of an index signature has to be in brackets; so it is taken to be where there is no configuration. */
  readonly noPropertyAccessFromIndexSignature: boolean;
  readonly experimentalDecorators: boolean;
  /** Whether `types` leaves `node` out, as its default does from TypeScript 6 on. */
  readonly withoutNodeTypes: boolean;
  /** Whether the compilation takes files in the folder of tests in, and so checks them. */
  readonly includesTests: boolean;
  /** Lower case, such as `es2022`. */
  readonly target: string;
  readonly strict: boolean;
}

export interface TestHabits {
  readonly runner: Guess<'vitest' | 'node' | 'jest' | 'mocha'>;
  /**
   * `beside`: `x.test.ts` next to `x.ts`. `folder`: in a folder of their own (`folder` says which). `__tests__`: in a folder of that
   * name beside the source.
   */
  readonly layout: Guess<'beside' | 'folder' | '__tests__'>;
  /** `test`, `tests`, …: where tests or what they share lie, or would lie. */
  readonly folder: string;
  readonly naming: '.test.ts' | '.spec.ts';
  /** Whether tests use `describe` and `it` as globals with types of their own (`@types/jest`), and import nothing. */
  readonly globals: boolean;
  /** Whether the runner's default environment is a browser's, so that a test of ours has to ask for Node's. */
  readonly browserEnvironment: boolean;
  /** What the runner is told to look for, for the person to see: `/.*\.spec\.ts$/ in src/`. */
  readonly patterns: readonly string[];
  /**
   * The same, for `findsTest` to ask; none where the runner is told nothing, nobody can tell without running it, or it is told about
   * what tests are built to.
   */
  readonly searches: readonly TestSearch[];
}

/** One place where a runner looks: all in it, or what a glob or a regular expression matches. */
export interface TestSearch {
  /** Relative to the package; empty for all of it. */
  readonly folder: string;
  /** Of the path below `folder`. */
  readonly glob?: string;
  /** Of the whole path, as Jest has it. */
  readonly regex?: string;
}

export interface Formatter {
  readonly kind: 'prettier' | 'biome' | 'dprint' | 'none';
  /** Its configuration, where it has a file: relative to `root`, may begin with `..`. */
  readonly configFile?: string;
  /** Where its package is installed: real, absolute folder. Undefined where it is not. */
  readonly installed?: string;
}
