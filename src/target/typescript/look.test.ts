import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { below, look, minimal, repo, value } from '../testing/repo.js';
import type { Files } from '../testing/repo.js';
import { describeTypeScript, evidence } from './describe.js';
import { lookAtTypeScript } from './look.js';

describe('folders, ranges and frameworks', () => {
  const sources: readonly (readonly [string, Files, unknown])[] = [
    ['src', { 'scripts/x.ts': '' }, 'src'],
    [
      'another folder',
      { 'src/index.ts': undefined, 'src/a.ts': undefined, 'lib/a.ts': '', 'lib/b.ts': '' },
      'lib',
    ],
    ['the top', { 'src/index.ts': undefined, 'src/a.ts': undefined, 'index.ts': '' }, ''],
    [
      'several',
      { 'src/index.ts': undefined, 'src/a.ts': undefined, 'apps/a/src/x.ts': '', 'apps/b/src/x.ts': '' },
      ['apps/a/src', 'apps/b/src'],
    ],
  ];
  for (const [name, files, expected] of sources) {
    it(`sources in ${name}`, async () => {
      const all = Object.entries(minimal(files)).filter(([, text]) => text !== undefined);
      expect(value((await look(Object.fromEntries(all))).sourceFolder)).toEqual(expected);
    });
  }

  const frameworks: readonly (readonly [readonly string[], unknown])[] = [
    [['@nestjs/core', 'express'], 'nestjs'],
    [['fastify'], 'fastify'],
    [
      ['express', 'fastify'],
      ['fastify', 'express'],
    ],
    [[], 'plain'],
  ];
  for (const [names, expected] of frameworks) {
    it(`${names.join(' and ') || 'no framework'}: ${String(expected)}`, async () => {
      const dependencies = Object.fromEntries(names.map((name) => [name, '1.0.0']));
      const target = await look(
        minimal({ 'package.json': { dependencies, devDependencies: { typescript: '5.9.3' } } }),
      );
      expect(value(target.framework)).toEqual(expected);
      expect(target.packageJson.rangeStyle).toBe('exact');
    });
  }
});

describe('what is read', () => {
  it('other packages of the workspace are not: a broken one does no harm', async () => {
    const target = await look(
      {
        'package.json': { workspaces: ['packages/*'] },
        'packages/broken/package.json': '{',
        ...below('packages/a', minimal()),
      },
      'packages/a',
    );
    expect(value(target.moduleSystem)).toBe('esm');
  });

  it('package.json is kept as it stands, byte order mark and line endings included', async () => {
    const root = repo(minimal());
    const text = '\uFEFF{\r\n\t"type": "module"\r\n}\r\n';
    writeFileSync(path.join(root, 'package.json'), text);
    expect((await lookAtTypeScript(root)).packageJson.text).toBe(text);
  });

  it('what the person says stands in place of a guess', async () => {
    const target = await lookAtTypeScript(repo(minimal({ 'yarn.lock': '', 'package-lock.json': '{}' })), {
      packageManager: 'yarn',
      testRunner: 'node',
      moduleSystem: 'commonjs',
    });
    expect([target.packageManager, target.tests.runner, target.moduleSystem].map(value)).toEqual([
      'yarn',
      'node',
      'commonjs',
    ]);
  });
});

it('says what it found in a sentence, and why with each guess', async () => {
  const target = await look(
    minimal({
      'package.json': {
        scripts: { test: 'jest' },
        dependencies: { '@nestjs/core': '^11.0.0' },
        devDependencies: { typescript: '^5.9.0' },
      },
      'src/a.spec.ts': '',
      '.prettierrc': '',
    }),
  );
  expect(describeTypeScript(target)).toBe(
    'A NestJS service in CommonJS, tests with Jest beside the sources (*.spec.ts), Prettier, npm.',
  );
  expect(evidence(target)).toEqual(
    expect.arrayContaining([
      'test runner: Jest (its script "test" runs Jest)',
      'modules: commonjs' +
        ' (package.json has no "type", so Node takes .js for CommonJS, with "module": "nodenext" in tsconfig.json)',
    ]),
  );
});
