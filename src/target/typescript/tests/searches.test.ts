import { describe, expect, it } from 'vitest';
import { repo } from '../../testing/repo.js';
import { lookAtTypeScript } from '../look.js';
import { findsTest } from './searches.js';

/** Whether the runner would find each file. */
async function finds(
  packageJson: object,
  files: Readonly<Record<string, unknown>>,
  asked: readonly string[],
): Promise<readonly (boolean | undefined)[]> {
  const { tests } = await lookAtTypeScript(
    repo({ 'package.json': packageJson, 'tsconfig.json': {}, 'src/index.ts': '', ...files }),
  );
  return asked.map((file) => findsTest(tests.searches, file));
}

const asked = ['src/a.spec.ts', 'src/a.test.ts', 'test/a.test.ts', 'test/x/y.test.ts'];

describe('where a runner looks for tests', () => {
  it('Jest in rootDir by a regular expression, as NestJS has it', async () => {
    const jest = { rootDir: 'src', testRegex: '.*\\.spec\\.ts$' };
    expect(await finds({ scripts: { test: 'jest' }, jest }, {}, asked)).toEqual([true, false, false, false]);
  });

  it('Jest in roots, read from the literals of a program', async () => {
    const config = `module.exports = { roots: ['<rootDir>/src', "<rootDir>/test"], testMatch: ['**/*.test.ts'] };`;
    expect(await finds({ scripts: { test: 'jest' } }, { 'jest.config.js': config }, asked)).toEqual([
      false,
      true,
      true,
      true,
    ]);
  });

  it('Vitest’s include', async () => {
    const config = `export default defineConfig({ test: { include: ['test/**/*.test.ts'] } });`;
    expect(await finds({}, { 'vitest.config.ts': config }, asked)).toEqual([false, false, true, true]);
  });

  it('Mocha’s spec in YAML', async () => {
    expect(await finds({}, { '.mocharc.yml': 'spec: test/*.test.ts\n' }, asked)).toEqual([
      false,
      false,
      true,
      false,
    ]);
  });

  it('the globs that a script gives to node --test, not its options', async () => {
    const scripts = { test: 'node --import tsx --test --test-reporter spec "test/**/*.test.ts"' };
    expect(await finds({ scripts }, {}, asked)).toEqual([false, false, true, true]);
  });

  it('cannot be told where the glob names what tests are built to', async () => {
    const scripts = { test: 'tsc && mocha "build/**/*.test.js"' };
    expect(await finds({ scripts }, { 'test/b.test.ts': '' }, asked)).toEqual(asked.map(() => undefined));
  });

  it('cannot be told where nothing says it', async () => {
    expect(await finds({ scripts: { test: 'vitest run' } }, {}, asked)).toEqual(asked.map(() => undefined));
  });
});
