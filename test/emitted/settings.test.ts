import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { ficBearer, ficIdentity, layOut, vanilla } from '../../src/layout/testing/flows.js';
import { typeScriptTarget, type Repo } from '../../src/layout/testing/typescript-target.js';
import { workshop } from './project.js';
import { typeCheck } from './type-check.js';

const root = path.join(workshop, 'settings');

/** Every check that TypeScript can be asked for. */
const strictest = {
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noFallthroughCasesInSwitch: true,
  noPropertyAccessFromIndexSignature: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  noUncheckedSideEffectImports: true,
  allowUnreachableCode: false,
  allowUnusedLabels: false,
};

const loose = { strict: false, esModuleInterop: false, ignoreDeprecations: '6.0' };

/** As the ecosystem's starters have them, and the ends of what may be asked. */
const settings: readonly (readonly [name: string, repo: Repo, compilerOptions: object])[] = [
  [
    'an old CommonJS service with Jest: node10, ES2021, nothing strict, no esModuleInterop',
    { moduleSystem: 'commonjs', runner: 'jest' },
    { ...loose, target: 'es2021', lib: ['es2021'], module: 'commonjs', moduleResolution: 'node10' },
  ],
  [
    'NestJS: nodenext in CommonJS, decorators, tests beside the sources with the globals of @types/jest',
    { moduleSystem: 'commonjs', runner: 'jest', layout: 'beside' },
    {
      target: 'es2023',
      module: 'nodenext',
      moduleResolution: 'nodenext',
      experimentalDecorators: true,
      emitDecoratorMetadata: true,
      isolatedModules: true,
      strictNullChecks: true,
      noImplicitAny: false,
    },
  ],
  [
    'CommonJS with Mocha and every check: node16, lib with dom',
    { moduleSystem: 'commonjs', runner: 'mocha' },
    { ...strictest, target: 'es2022', lib: ['es2022', 'dom', 'dom.iterable'], module: 'node16' },
  ],
  [
    'ES modules as Node strips their types: verbatim, erasable, imports of .ts, lib with dom',
    { runner: 'node', importEnding: '.ts' },
    {
      ...strictest,
      target: 'es2022',
      lib: ['es2022', 'dom', 'dom.iterable'],
      module: 'nodenext',
      verbatimModuleSyntax: true,
      erasableSyntaxOnly: true,
      isolatedModules: true,
      allowImportingTsExtensions: true,
    },
  ],
  [
    'ES modules with Vitest and a bundler: no endings',
    { importEnding: '', layout: '__tests__' },
    { ...strictest, target: 'es2022', module: 'esnext', moduleResolution: 'bundler' },
  ],
  [
    'loose ES modules: node16, ES2021',
    { runner: 'node' },
    { ...loose, target: 'es2021', lib: ['es2021'], module: 'node16' },
  ],
];

/** The version of jose that the layout asks for stands under a name of its own where it is not the newest. */
function joseOf(packageJson: string): object {
  const { devDependencies } = JSON.parse(packageJson) as { devDependencies: { jose: string } };
  const types = path.resolve(workshop, '../../node_modules/jose-5/dist/types/index.d.ts');
  return devDependencies.jose.startsWith('^5') ? { paths: { jose: [types] } } : {};
}

describe('three flows in one repo type-check in other people’s settings', () => {
  for (const [name, repo, json] of settings) {
    it(name, { timeout: 240_000 }, async () => {
      const target = typeScriptTarget(repo);
      const placement = await layOut(
        target,
        vanilla,
        { ...ficBearer, name: 'key-vault', resource: 'https://vault.azure.net' },
        { ...ficIdentity, name: 'orders' },
      );
      const edited = placement.edits[0]?.apply(target.packageJson.text) ?? '';
      const files = new Map(placement.files.map(({ path: file, text }) => [path.join(root, file), text]));
      const type = repo.moduleSystem === 'commonjs' ? 'commonjs' : 'module';
      files.set(path.join(root, 'package.json'), JSON.stringify({ type }));
      const { options, errors } = ts.convertCompilerOptionsFromJson(
        { skipLibCheck: true, noEmit: true, types: ['node'], ...joseOf(edited), ...json },
        root,
      );
      expect(typeCheck(root, files, options, errors)).toBe('');
    });
  }
});
