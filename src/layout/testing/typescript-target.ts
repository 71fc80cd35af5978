import type { TypeScriptStyle } from '../../target/code-style.js';
import type {
  CompilerSettings,
  TestHabits,
  TypeScriptTarget,
} from '../../target/typescript/typescript-target.js';

export interface Repo {
  readonly root?: string;
  readonly packageJson?: string;
  readonly moduleSystem?: 'esm' | 'commonjs';
  readonly importEnding?: '.js' | '.ts' | '';
  readonly runner?: 'vitest' | 'node' | 'jest' | 'mocha';
  readonly layout?: 'beside' | 'folder' | '__tests__';
  readonly tests?: Partial<TestHabits>;
  readonly compiler?: Partial<CompilerSettings>;
  readonly style?: Partial<TypeScriptStyle>;
  readonly formatter?: TypeScriptTarget['formatter'];
}

/** What a repo looks like, in the house style unless something else is said. */
export function typeScriptTarget(repo: Repo = {}): TypeScriptTarget {
  const { root = '/nowhere', moduleSystem = 'esm' } = repo;
  const text = repo.packageJson ?? '{\n  "name": "orders"\n}\n';
  const maps = JSON.parse(text) as Partial<Record<string, Record<string, string>>>;
  return {
    language: 'typescript',
    root,
    workspaceRoot: root,
    packageJson: {
      text,
      name: 'orders',
      dependencies: {
        dependencies: maps['dependencies'] ?? {},
        devDependencies: maps['devDependencies'] ?? {},
        peerDependencies: {},
        optionalDependencies: {},
      },
      scripts: {},
      rangeStyle: '^',
    },
    packageManager: found('npm'),
    moduleSystem: found(moduleSystem),
    importEnding: found(repo.importEnding ?? (moduleSystem === 'esm' ? '.js' : '')),
    compiler: {
      configFile: 'tsconfig.json',
      verbatimModuleSyntax: false,
      allowImportingTsExtensions: false,
      esModuleInterop: true,
      erasableSyntaxOnly: false,
      noPropertyAccessFromIndexSignature: true,
      experimentalDecorators: false,
      withoutNodeTypes: false,
      includesTests: true,
      target: 'es2022',
      strict: true,
      ...repo.compiler,
    },
    sourceFolder: found('src'),
    tests: {
      runner: found(repo.runner ?? 'vitest'),
      layout: found(repo.layout ?? 'folder'),
      folder: 'test',
      naming: '.test.ts',
      globals: false,
      browserEnvironment: false,
      patterns: [],
      searches: [],
      ...repo.tests,
    },
    formatter: repo.formatter ?? { kind: 'none' },
    style: {
      endOfLine: '\n',
      bom: false,
      finalNewline: true,
      indent: '  ',
      quotes: 'single',
      semicolons: true,
      trailingCommas: 'all',
      bracketSpacing: true,
      arrowParens: 'always',
      lineWidth: 110,
      ...repo.style,
    },
    framework: found('plain'),
  };
}

const found = <T>(value: T) => ({ value, because: 'the test says so' });
