import { describe, expect, it } from 'vitest';
import { look, minimal, value } from '../../testing/repo.js';
import type { Files } from '../../testing/repo.js';

describe('modules', () => {
  const config = (compilerOptions: object, type?: string): Files => ({
    'package.json': { ...(type !== undefined && { type }), devDependencies: { typescript: '^5.9.0' } },
    'tsconfig.json': { compilerOptions },
    'src/index.ts': 'export const a = 1;\n',
  });
  const cases: readonly (readonly [string, Files, unknown, unknown])[] = [
    ['nodenext in a module', config({ module: 'NodeNext' }, 'module'), 'esm', '.js'],
    ['nodenext without type', config({ module: 'nodenext' }), 'commonjs', ''],
    ['compiled to CommonJS', config({ module: 'commonjs' }), 'commonjs', ''],
    [
      'compiled to CommonJS in a module',
      config({ module: 'commonjs' }, 'module'),
      ['esm', 'commonjs'],
      ['.js', ''],
    ],
    ['for a bundler', config({ module: 'esnext', moduleResolution: 'bundler' }), 'esm', ''],
    ['preserve', config({ module: 'preserve' }, 'module'), 'esm', ''],
    [
      '.ts endings rewritten',
      config({ module: 'nodenext', rewriteRelativeImportExtensions: true }, 'module'),
      'esm',
      '.ts',
    ],
    ['neither says it', config({ target: 'es2022' }), ['esm', 'commonjs'], ['.js', '']],
  ];
  for (const [name, files, moduleSystem, ending] of cases) {
    it(name, async () => {
      const target = await look(files);
      expect([value(target.moduleSystem), value(target.importEnding)]).toEqual([moduleSystem, ending]);
    });
  }

  it('follows extends, with comments and trailing commas, to a file above the package', async () => {
    const target = await look(
      {
        'package.json': { workspaces: ['packages/*'] },
        'tsconfig.base.json':
          '{ // shared\n  "compilerOptions": { "module": "nodenext", "strict": true, "target": "ES2022", }, }',
        'packages/a/package.json': { devDependencies: { typescript: '^5.9.0' } },
        'packages/a/tsconfig.json': {
          extends: '../../tsconfig.base',
          compilerOptions: { verbatimModuleSyntax: false },
        },
        'packages/a/src/index.ts': 'export const a = 1;\n',
      },
      'packages/a',
    );
    expect(value(target.moduleSystem)).toBe('commonjs');
    expect(target.compiler).toMatchObject({ strict: true, target: 'es2022', esModuleInterop: true });
  });

  it('the habit of its imports comes before what the compiler would allow too', async () => {
    const target = await look({
      ...config({ module: 'esnext', moduleResolution: 'bundler' }),
      'src/index.ts': `import a from './a.js';\nimport b from './b.js';\nimport c from './data.json';\n`,
    });
    expect(value(target.importEnding)).toBe('.js');
  });

  it('of references, the configuration that takes the sources in is read', async () => {
    const target = await look(
      minimal({
        'tsconfig.json': {
          files: [],
          references: [{ path: './tsconfig.test.json' }, { path: './tsconfig.lib.json' }],
        },
        'tsconfig.test.json': { include: ['test'], compilerOptions: { module: 'nodenext', strict: false } },
        'tsconfig.lib.json': { include: ['src'], compilerOptions: { module: 'nodenext', strict: true } },
      }),
    );
    expect(target.compiler).toMatchObject({
      configFile: 'tsconfig.lib.json',
      strict: true,
      includesTests: false,
    });
  });

  it('the compiler’s defaults are those of its version', async () => {
    const target = (typescript: string) =>
      look(minimal({ 'package.json': { type: 'module', devDependencies: { typescript } } }));
    expect((await target('~5.8.0')).compiler).toMatchObject({ strict: false, withoutNodeTypes: false });
    expect((await target('^6.0.0')).compiler).toMatchObject({ strict: true, withoutNodeTypes: true });
  });

  it('keys in brackets are asked for where the compiler says so, and where nobody says anything', async () => {
    const asked = async (files: Files): Promise<boolean> =>
      (await look({ 'package.json': { type: 'module' }, 'src/index.ts': 'export const a = 1;\n', ...files }))
        .compiler.noPropertyAccessFromIndexSignature;
    const strict = { compilerOptions: { noPropertyAccessFromIndexSignature: true } };
    expect(await asked({ 'tsconfig.json': strict })).toBe(true);
    expect(await asked({ 'tsconfig.json': {} })).toBe(false);
    expect(await asked({})).toBe(true);
  });

  it('types without node are seen', async () => {
    const types = async (list: readonly string[]): Promise<boolean> =>
      (await look(minimal({ 'tsconfig.json': { compilerOptions: { module: 'nodenext', types: list } } })))
        .compiler.withoutNodeTypes;
    expect([await types(['jest']), await types(['node', 'jest'])]).toEqual([true, false]);
  });
});
