import { describe, expect, it } from 'vitest';
import { look, minimal, value } from '../../testing/repo.js';
import type { Files } from '../../testing/repo.js';

describe('tests', () => {
  const test = (runner: string): string => `import { it } from '${runner}';\n\nit('a', () => {});\n`;
  const cases: readonly (readonly [string, Files, unknown])[] = [
    [
      'the script decides',
      {
        'package.json': {
          scripts: { test: 'cross-env CI=1 jest --coverage' },
          devDependencies: { vitest: '^4.0.0' },
        },
      },
      'jest',
    ],
    ['node:test through tsx', { 'package.json': { scripts: { test: 'tsx --test' } } }, 'node'],
    [
      'node:test with its options',
      { 'package.json': { scripts: { test: 'node --import tsx --test "test/**/*.test.ts"' } } },
      'node',
    ],
    ['mocha under c8', { 'package.json': { scripts: { test: 'c8 mocha' } } }, 'mocha'],
    ['a test section of vite', { 'vite.config.ts': 'export default { test: { globals: true } };' }, 'vitest'],
    ['the dependency', { 'package.json': { devDependencies: { mocha: '^11.0.0' } } }, 'mocha'],
    ['what test files import', { 'test/a.test.ts': test('node:test') }, 'node'],
    [
      'an end-to-end script does not count',
      { 'package.json': { scripts: { test: 'vitest run', 'test:e2e': 'jest -c e2e.json' } } },
      'vitest',
    ],
    [
      'two runners in use are unclear',
      { 'package.json': { scripts: { test: 'vitest run', 'test:unit': 'mocha' } } },
      ['vitest', 'mocha'],
    ],
    [
      'a runner that is not known is unclear',
      { 'package.json': { scripts: { test: 'ava' } } },
      ['vitest', 'jest', 'mocha', 'node'],
    ],
    ['none is unclear', {}, ['vitest', 'jest', 'mocha', 'node']],
  ];
  for (const [name, files, expected] of cases) {
    it(name, async () => {
      expect(value((await look(minimal(files))).tests.runner)).toEqual(expected);
    });
  }

  const layouts: readonly (readonly [string, Files, unknown, string, string])[] = [
    [
      'beside the sources',
      { 'src/a.spec.ts': '', 'src/x/b.spec.ts': '', 'test/app.e2e-spec.ts': '' },
      'beside',
      'test',
      '.spec.ts',
    ],
    ['in tests/', { 'tests/unit/a.test.ts': '' }, 'folder', 'tests', '.test.ts'],
    ['in src/test/', { 'src/test/a.test.ts': '' }, 'folder', 'src/test', '.test.ts'],
    ['in __tests__ beside the sources', { 'src/x/__tests__/a.test.ts': '' }, '__tests__', 'test', '.test.ts'],
    [
      'of any name, as Mocha has them',
      { 'test/orders.ts': `it('a', () => {});` },
      'folder',
      'test',
      '.test.ts',
    ],
    ['in two ways', { 'src/a.test.ts': '', 'test/b.test.ts': '' }, ['beside', 'folder'], 'test', '.test.ts'],
    ['not at all yet', {}, 'folder', 'test', '.test.ts'],
    [
      'not at all yet, but Jest looks in src',
      {
        'package.json': { scripts: { test: 'jest' }, jest: { rootDir: 'src', testRegex: '.*\\.spec\\.ts$' } },
      },
      'beside',
      'test',
      '.spec.ts',
    ],
  ];
  for (const [name, files, layout, folder, naming] of layouts) {
    it(name, async () => {
      const { tests } = await look(minimal(files));
      expect([value(tests.layout), tests.folder, tests.naming]).toEqual([layout, folder, naming]);
    });
  }

  it('beside the sources where the compiler refuses files outside their folder, and no test says otherwise', async () => {
    const layout = async (files: Files) => value((await look(minimal(files))).tests.layout);
    const tsConfig = { compilerOptions: { module: 'nodenext', rootDir: './src' } };
    expect(await layout({ 'tsconfig.json': tsConfig })).toBe('beside');
    expect(await layout({ 'tsconfig.json': { ...tsConfig, include: ['src'] } })).toBe('folder');
    expect(await layout({ 'tsconfig.json': tsConfig, 'test/a.test.ts': '' })).toBe('folder');
  });

  it('globals are a habit only where test files import nothing', async () => {
    const jest = {
      'package.json': { scripts: { test: 'jest' }, devDependencies: { '@types/jest': '^30.0.0' } },
    };
    const globals = async (files: Files): Promise<boolean> =>
      (await look(minimal({ ...jest, ...files }))).tests.globals;
    expect(await globals({})).toBe(true);
    expect(await globals({ 'test/a.test.ts': `it('a', () => {});` })).toBe(true);
    expect(await globals({ 'test/a.test.ts': test('@jest/globals') })).toBe(false);
  });

  it('a browser’s environment is seen', async () => {
    const { tests } = await look(
      minimal({ 'vitest.config.ts': `export default { test: { environment: 'jsdom' } };` }),
    );
    expect(tests.browserEnvironment).toBe(true);
  });
});
