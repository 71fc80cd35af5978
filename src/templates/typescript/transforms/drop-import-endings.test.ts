import { expect, it } from 'vitest';
import { transformed } from '../testing/transformed.js';
import { dropImportEndings } from './drop-import-endings.js';

const input = `import { a } from './a.js';
import type { B } from '../b.js';
export { c } from './c/index.js';
import x from 'x.js';
const d = await import('./d.js');
`;

it('drops the ending of relative imports for CommonJS, but not of import()', async () => {
  expect(await transformed(dropImportEndings, input, { moduleSystem: 'commonjs' })).toBe(
    input.replace("'./a.js'", "'./a'").replace("'../b.js'", "'../b'").replace('index.js', 'index'),
  );
});

it('keeps it for ES modules', async () => {
  expect(await transformed(dropImportEndings, input, { moduleSystem: 'esm' })).toBe(input);
});
