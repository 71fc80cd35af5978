import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { isFound } from '../../src/target/guess.js';
import type { Guess } from '../../src/target/guess.js';
import { describeTypeScript } from '../../src/target/typescript/describe.js';
import { lookAtTypeScript } from '../../src/target/typescript/look.js';
import { findsTest } from '../../src/target/typescript/tests/searches.js';
import { copyFixture } from './support/copy.js';
import { fixtureFolder, fixtureNames, trialOf } from './support/typescript/fixtures.js';
import type { FixtureName } from './support/typescript/fixtures.js';

/** What its owner would answer. */
const expected: Readonly<Record<FixtureName, object>> = {
  'nest-jest': {
    said: 'A NestJS service in CommonJS, tests with Jest beside the sources (*.spec.ts), Prettier, npm.',
    ending: '',
    globals: true,
    style: 'single ; 2 LF all always 80',
    ranges: '^',
    compiler: 'tsconfig.json es2023 tests',
    // That of the repo's end-to-end tests is another configuration.
    found: [true, false],
  },
  'fastify-node-test': {
    said: 'A Fastify service in ES modules, tests with node:test in test/ (*.test.ts), Prettier, npm.',
    ending: '.js',
    globals: false,
    style: 'single ; 2 LF all always 100',
    ranges: '^',
    compiler: 'tsconfig.json es2023 strict tests',
    found: [undefined, undefined],
  },
  'express-mocha': {
    said: 'An Express service in CommonJS, tests with Mocha in test/ (*.test.ts), no formatter, npm.',
    ending: '',
    globals: true,
    style: 'double ; 4 LF all always 80',
    ranges: 'exact',
    compiler: 'tsconfig.json es2022 strict',
    found: [false, true],
  },
  'pnpm-turbo-vitest': {
    said: 'A TypeScript package in ES modules, tests with Vitest beside the sources (*.test.ts), Prettier, pnpm.',
    ending: '.js',
    globals: false,
    style: 'single 2 LF all always 80',
    ranges: '^',
    compiler: 'tsconfig.json es2022 strict',
    found: [undefined, undefined],
  },
  biome: {
    said: 'A TypeScript package in ES modules, tests with Vitest in tests/ (*.test.ts), Biome, npm.',
    ending: '',
    globals: true,
    style: 'double ; tab LF all always 100',
    ranges: '^',
    compiler: 'tsconfig.json es2023 strict verbatim tests',
    found: [false, true],
  },
  'tabs-crlf': {
    said: 'A TypeScript package in ES modules, tests with Vitest in __tests__ folders (*.test.ts), Prettier, npm.',
    ending: '.js',
    globals: false,
    style: 'single tab CRLF es5 avoid 80',
    ranges: '^',
    compiler: 'tsconfig.json es2022 strict',
    found: [undefined, undefined],
  },
  verbatim: {
    said: 'A TypeScript package in ES modules, tests with node:test in test/ (*.test.ts), Prettier, npm.',
    ending: '.ts',
    globals: false,
    style: 'double ; 4 LF all always 80',
    ranges: '^',
    compiler: 'tsconfig.json es2023 strict verbatim tests',
    found: [undefined, undefined],
  },
  'project-references': {
    said: 'A TypeScript package in CommonJS, tests with Mocha in test/ (*.test.ts), no formatter, npm.',
    ending: '',
    globals: true,
    style: 'single ; 2 LF all always 80',
    ranges: '~',
    compiler: 'src/tsconfig.json es2022 strict',
    // What the globs name is built.
    found: [undefined, undefined],
  },
  'older-msal': {
    said: 'A TypeScript package in CommonJS, tests with Jest beside the sources (*.test.ts), no formatter, npm.',
    ending: '',
    globals: true,
    style: 'double ; 4 LF all always 100',
    ranges: '^',
    compiler: 'tsconfig.json es2021 strict',
    found: [true, false],
  },
  'newer-msal': {
    said: 'A TypeScript package in ES modules, tests with Vitest in tests/ (*.spec.ts), Prettier, yarn.',
    ending: '.js',
    globals: false,
    style: 'single ; 2 LF all always 120',
    ranges: '^',
    compiler: 'tsconfig.json es2023 strict tests',
    found: [undefined, undefined],
  },
};

describe('a look at each repo says what its owner would', () => {
  for (const name of fixtureNames) {
    it(name, async () => {
      const repo = await copyFixture(fixtureFolder(name));
      const target = await lookAtTypeScript(path.join(repo, trialOf(name).root));
      const { style, compiler, tests } = target;
      const found = <T>(guess: Guess<T>): T | undefined => (isFound(guess) ? guess.value : undefined);
      const file = `x${tests.naming}`;
      expect({
        said: describeTypeScript(target),
        ending: found(target.importEnding),
        globals: tests.globals,
        style: [
          style.quotes,
          ...(style.semicolons ? [';'] : []),
          style.indent === '\t' ? 'tab' : style.indent.length,
          style.endOfLine === '\n' ? 'LF' : 'CRLF',
          style.trailingCommas,
          style.arrowParens,
          style.lineWidth,
        ].join(' '),
        ranges: target.packageJson.rangeStyle,
        compiler: [
          compiler.configFile,
          compiler.target,
          ...(compiler.strict ? ['strict'] : []),
          ...(compiler.verbatimModuleSyntax ? ['verbatim'] : []),
          ...(compiler.includesTests ? ['tests'] : []),
        ].join(' '),
        found: [`src/mtls-pop/${file}`, `test/mtls-pop/${file}`, `tests/mtls-pop/${file}`]
          .filter((each) => !each.startsWith('test') || each.startsWith(`${tests.folder}/`))
          .map((each) => findsTest(tests.searches, each)),
      }).toEqual(expected[name]);
    });
  }
});
