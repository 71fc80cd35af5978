import { describe, expect, it } from 'vitest';
import { lookAround } from './look.js';
import { repo } from './testing/repo.js';

describe('which languages a folder speaks', () => {
  const cases: readonly (readonly [string, Record<string, unknown>, boolean, boolean])[] = [
    ['a package', { 'package.json': {} }, true, false],
    ['a solution', { 'Orders.slnx': '' }, false, true],
    ['projects two levels below, without a solution', { 'src/Api/Api.csproj': '' }, false, true],
    ['a package beside a solution', { 'package.json': {}, 'Orders.sln': '' }, true, true],
    [
      'a package with somebody’s project deep in it',
      { 'package.json': {}, 'samples/x/x.csproj': '' },
      true,
      false,
    ],
    ['what a build has copied', { 'bin/Api/Api.csproj': '' }, false, false],
    ['nothing', { 'README.md': '' }, false, false],
  ];
  for (const [name, files, typescript, csharp] of cases) {
    it(name, () => {
      expect(lookAround(repo(files))).toEqual({ typescript, csharp });
    });
  }
});
