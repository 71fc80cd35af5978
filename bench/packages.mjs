// @ts-check
/** Packages to add a flow to: one that stands alone, and one among two hundred. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const members = 200;

/**
 * @param {string} folder
 * @param {Record<string, unknown>} more of `package.json`
 */
function writePackage(folder, more = {}) {
  mkdirSync(path.join(folder, 'src'), { recursive: true });
  mkdirSync(path.join(folder, 'test'));
  /** @type {Record<string, string>} */
  const files = {
    'package.json': JSON.stringify(
      {
        name: path.basename(folder),
        version: '1.0.0',
        private: true,
        type: 'module',
        scripts: { build: 'tsc', test: 'vitest run' },
        devDependencies: { '@types/node': '^20.19.43', typescript: '^6.0.3', vitest: '^4.1.12' },
        ...more,
      },
      null,
      2,
    ),
    'tsconfig.json': JSON.stringify(
      { compilerOptions: { module: 'nodenext', target: 'es2022', strict: true }, include: ['src', 'test'] },
      null,
      2,
    ),
    'src/total.ts':
      'export function total(amounts: readonly number[]): number {\n  return amounts.reduce((sum, amount) => sum + amount, 0);\n}\n',
    'src/index.ts': "export { total } from './total.js';\n",
    'test/total.test.ts':
      "import { expect, it } from 'vitest';\nimport { total } from '../src/total.js';\n\nit('adds up', () => {\n  expect(total([1, 2])).toBe(3);\n});\n",
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
}

/**
 * A package that stands alone, with a lock file that says which package manager it has.
 *
 * @param {string} folder that does not exist yet
 * @returns {string} the package's folder
 */
export function lonePackage(folder) {
  writePackage(folder);
  writeFileSync(path.join(folder, 'package-lock.json'), '{ "lockfileVersion": 3, "packages": {} }\n');
  return folder;
}

/**
 * A workspace of two hundred packages, each of which needs the one before it.
 *
 * @param {string} folder that does not exist yet
 * @returns {string} the folder of a package in the middle
 */
export function memberOfWorkspace(folder) {
  mkdirSync(folder);
  writeFileSync(
    path.join(folder, 'package.json'),
    JSON.stringify({ name: 'workspace', private: true, workspaces: ['packages/*'] }, null, 2),
  );
  writeFileSync(path.join(folder, 'package-lock.json'), '{ "lockfileVersion": 3, "packages": {} }\n');
  for (let number = 1; number <= members; number += 1)
    writePackage(path.join(folder, 'packages', `member-${number}`), {
      dependencies: number === 1 ? {} : { [`member-${number - 1}`]: '*' },
    });
  return path.join(folder, 'packages', `member-${members / 2}`);
}
