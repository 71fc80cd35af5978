import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { isFound } from '../guess.js';
import type { Guess } from '../guess.js';
import { lookAtTypeScript } from '../typescript/look.js';
import type { TypeScriptTarget } from '../typescript/typescript-target.js';

/** A repo of these files (texts by path; data is written as JSON) in a real folder that is gone after the test. */
export function repo(files: Readonly<Record<string, unknown>>): string {
  const root = realpathSync.native(mkdtempSync(path.join(tmpdir(), 'mtls-pop-repo-')));
  onTestFinished(() => {
    rmSync(root, { recursive: true, force: true });
  });
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
  }
  return root;
}

export type Files = Readonly<Record<string, unknown>>;

/** A package that has what any guess needs, with some files changed or added. */
export const minimal = (files: Files = {}): Files => ({
  'package.json': { type: 'module', devDependencies: { typescript: '^5.9.0' } },
  'tsconfig.json': { compilerOptions: { module: 'nodenext' } },
  'src/index.ts': `import { a } from './a.js';\n\nexport const b = a;\n`,
  'src/a.ts': 'export const a = 1;\n',
  ...files,
});

/** These files below a folder. */
export const below = (folder: string, files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]));

export const look = (files: Files, folder = '.'): Promise<TypeScriptTarget> =>
  lookAtTypeScript(path.join(repo(files), folder));

/** What was found, or what it may be. */
export const value = <T>(guess: Guess<T>): T | readonly T[] =>
  isFound(guess) ? guess.value : guess.candidates;
