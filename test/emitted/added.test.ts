import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ficBearer, layOut, vanilla } from '../../src/layout/testing/flows.js';
import { typeScriptTarget, type Repo } from '../../src/layout/testing/typescript-target.js';
import type { Answers } from '../../src/scenario/answers.js';
import { repository, runNode, workshop } from './project.js';

/** A service in a style far from ours, whose Jest compiles without `esModuleInterop` and leaves `node_modules` alone. */
const oldService = {
  repo: {
    moduleSystem: 'commonjs',
    runner: 'jest',
    layout: 'beside',
    tests: { naming: '.spec.ts' },
    style: { indent: '\t', endOfLine: '\r\n', semicolons: false, quotes: 'double', lineWidth: 80 },
  } satisfies Repo,
  files: {
    'package.json': '{\n\t"name": "orders"\n}\n',
    'tsconfig.json': JSON.stringify({
      compilerOptions: {
        ...{
          target: 'es2021',
          lib: ['es2021'],
          module: 'commonjs',
          moduleResolution: 'node10',
          strict: true,
        },
        ...{
          esModuleInterop: false,
          ignoreDeprecations: '6.0',
          skipLibCheck: true,
          types: ['node'],
          noEmit: true,
        },
      },
      include: ['src', 'test'],
    }),
    'jest.config.json': JSON.stringify({
      testRegex: String.raw`src/.*\.spec\.ts$`,
      transform: { [String.raw`\.ts$`]: '<rootDir>/transform.cjs' },
    }),
    'transform.cjs': `const { transpileModule } = require('typescript');
      const compilerOptions = { target: 'es2021', module: 'commonjs', esModuleInterop: false };
      exports.process = (text, fileName) => ({ code: transpileModule(text, { fileName, compilerOptions }).outputText });`,
  },
};

async function addTo(name: string, { repo, files }: typeof oldService, ...flows: readonly Answers[]) {
  const root = path.join(workshop, 'added', name);
  await rm(root, { recursive: true, force: true });
  const target = typeScriptTarget({ ...repo, root, packageJson: files['package.json'] });
  const { files: placed, edits, notes } = await layOut(target, ...flows);
  const written = new Map<string, string>([
    ...Object.entries(files),
    ...placed.map((file): [string, string] => [file.path, file.text]),
    ...edits.map((edit): [string, string] => [edit.path, edit.apply(target.packageJson.text)]),
  ]);
  for (const [file, text] of written) {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true });
    await writeFile(path.join(root, file), text);
  }
  // What npm would install for the range that package.json got.
  await mkdir(path.join(root, 'node_modules'));
  await symlink(
    path.join(repository, 'node_modules/jose-5'),
    path.join(root, 'node_modules/jose'),
    'junction',
  );
  return { root, notes };
}

describe('flows that were added to a repo', () => {
  it('compile together and pass their tests: vanilla and FIC Bearer', { timeout: 600_000 }, async () => {
    const { root, notes } = await addTo('old-service', oldService, vanilla, {
      ...ficBearer,
      name: 'key-vault',
    });
    expect(notes).toEqual([]);
    const types = await runNode(root, [path.join(repository, 'node_modules/typescript/bin/tsc')]);
    expect(types, types.output).toEqual({ exitCode: 0, output: '' });
    const jest = path.join(repository, 'node_modules/jest/bin/jest.js');
    const tests = await runNode(root, [jest, '--ci', '--maxWorkers=2']);
    expect(tests.exitCode, tests.output).toBe(0);
    expect(tests.output).toMatch(/src\/mtls-pop\/key-vault\/integration\/fic\.spec\.ts/);
  });
});
