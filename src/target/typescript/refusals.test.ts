import { describe, expect, it } from 'vitest';
import { Problem } from '../../errors/errors.js';
import { look, minimal, value } from '../testing/repo.js';
import type { Files } from '../testing/repo.js';

async function refusal(promise: Promise<unknown>): Promise<Problem> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof Problem) return error;
  throw new Error(`No Problem, but ${String(error)}`);
}

describe('what is refused', () => {
  const cases: readonly (readonly [string, Files, string, RegExp])[] = [
    ['no package.json', { 'README.md': '' }, 'not-a-project', /no package\.json in/],
    [
      'a broken package.json',
      { 'package.json': '{\n  "name": "a"\n  "type": "module"\n}' },
      'json-invalid',
      /package\.json, line 3, column 3/,
    ],
    ['comments in package.json', { 'package.json': '{ // no\n}' }, 'json-invalid', /line 1, column 3/],
    [
      'a broken tsconfig.json',
      minimal({ 'tsconfig.json': '{\n  "compilerOptions": {' }),
      'json-invalid',
      /tsconfig\.json, line 2/,
    ],
    [
      'a broken file that tsconfig.json extends',
      minimal({ 'tsconfig.json': { extends: './base.json' }, 'base.json': '{ x }' }),
      'json-invalid',
      /base\.json, line 1, column 3/,
    ],
    [
      'tsconfig.json extends what is not there',
      minimal({ 'tsconfig.json': { extends: './none.json' } }),
      'tsconfig-invalid',
      /none/,
    ],
    [
      'an unfinished merge',
      minimal({ 'package.json': '{\n<<<<<<< ours\n}\n' }),
      'merge-markers',
      /package\.json/,
    ],
    [
      'plain JavaScript',
      { 'package.json': { type: 'module' }, 'src/index.js': '' },
      'javascript-repo',
      /is JavaScript/,
    ],
    [
      'JavaScript checked by its comments',
      {
        'package.json': { devDependencies: { typescript: '^5.9.0' } },
        'tsconfig.json': { compilerOptions: { checkJs: true, noEmit: true } },
        'src/index.js': '',
      },
      'javascript-repo',
      /is JavaScript/,
    ],
    [
      'verbatimModuleSyntax in CommonJS',
      minimal({
        'package.json': { devDependencies: { typescript: '^5.9.0' } },
        'tsconfig.json': { compilerOptions: { module: 'nodenext', verbatimModuleSyntax: true } },
      }),
      'verbatim-commonjs',
      /verbatimModuleSyntax/,
    ],
  ];
  for (const [name, files, code, message] of cases) {
    it(name, async () => {
      const problem = await refusal(look(files));
      expect(problem).toMatchObject({ code, exitCode: code === 'merge-markers' ? 5 : 2 });
      expect(problem.message).toMatch(message);
    });
  }

  it('a folder that is not there', async () => {
    expect(await refusal(look({}, 'nowhere'))).toMatchObject({ code: 'not-a-project' });
  });

  it('a workspace without code of its own: it lists ten members with what to type', async () => {
    const members = Array.from({ length: 12 }, (_, at) => `packages/p${String(at).padStart(2, '0')}`);
    const problem = await refusal(
      look({
        'package.json': { workspaces: { packages: ['./packages/*/', '!packages/p11'] } },
        ...Object.fromEntries(
          members.map((folder) => [`${folder}/package.json`, { name: `@acme/${folder.slice(-3)}` }]),
        ),
        'packages/no-package/README.md': '',
      }),
    );
    expect(problem).toMatchObject({ code: 'choose-a-package', exitCode: 2 });
    expect(problem.message).toContain('11 packages');
    expect(problem.next).toContain('mtls-pop add --cwd packages/p00   (@acme/p00)');
    expect(problem.next).toContain('and 1 more');
    expect(problem.next).not.toContain('packages/p10');
  });

  it('a workspace’s root that has code is a package like any other', async () => {
    const target = await look(
      minimal({ 'package.json': { workspaces: ['packages/*'] }, 'packages/a/package.json': {} }),
    );
    expect(value(target.sourceFolder)).toBe('src');
  });
});
