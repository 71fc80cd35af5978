import { describe, expect, it } from 'vitest';
import type { Variant } from '../../../render/variant.js';
import { formatted, transformed } from '../testing/transformed.js';
import { dropOnly } from './drop-only.js';

async function expectDropped(input: string, given: Partial<Variant>, output: string): Promise<void> {
  expect(await transformed(dropOnly, `\n${input}`, given)).toBe(await formatted(output));
}

describe('// @only', () => {
  it('drops the node below with its comment block, and itself', async () => {
    const input = `
      /** What stays. */
      const a = 1;

      /** What both flows of FIC have. */
      // @only flow === 'fic' && finalToken === 'bearer'
      // Explained once more.
      export class Exchanger {}
      const b = 2;`;
    await expectDropped(
      input,
      { flow: 'fic', finalToken: 'bearer' },
      `/** What stays. */
      const a = 1;

      /** What both flows of FIC have. */
      // Explained once more.
      export class Exchanger {}
      const b = 2;`,
    );
    await expectDropped(
      input,
      { flow: 'fic', finalToken: 'mtls-pop' },
      `/** What stays. */
      const a = 1;

      const b = 2;`,
    );
  });

  it('leaves a comment that a blank line sets apart', async () => {
    await expectDropped(
      `
      // About the file.

      // @only flow === 'fic'
      import a from 'a';
      import b from 'b';`,
      { flow: 'vanilla' },
      `// About the file.

      import b from 'b';`,
    );
  });

  it.each([
    [
      'an import specifier',
      `import {\n a,\n // @only flow === 'fic'\n b,\n} from 'm';`,
      `import { a } from 'm';`,
    ],
    ['an export', `// @only flow === 'fic'\nexport { x } from './x.js';\nexport { y };`, `export { y };`],
    ['a class member', `class A {\n // @only flow === 'fic'\n #x = 1;\n y = 2;\n}`, `class A {\n y = 2;\n}`],
    [
      'an interface member',
      `interface A {\n /** x */\n // @only flow === 'fic'\n x?: string; // why\n y: string;\n}`,
      `interface A {\n y: string;\n}`,
    ],
    ['a parameter', `function f(\n a: A,\n // @only flow === 'fic'\n b: B,\n) {}`, `function f(a: A) {}`],
    ['an object property', `const o = {\n // @only flow === 'fic'\n a: 1,\n b,\n};`, `const o = {\n b,\n};`],
    ['an array element', `const l = [\n 1,\n // @only flow === 'fic'\n 2,\n];`, `const l = [1];`],
    [
      'a case',
      `switch (a) {\n // @only flow === 'fic'\n case 1:\n x();\n break;\n default:\n y();\n}`,
      `switch (a) {\n default:\n y();\n}`,
    ],
    ['a constituent of a union', `type T =\n | 'a'\n // @only flow === 'fic'\n | 'b';`, `type T = 'a';`],
    ['the first one too', `type T =\n // @only flow === 'fic'\n | 'a'\n | 'b';`, `type T = 'b';`],
    [
      'a test',
      `describe('a', () => {\n // @only flow === 'fic'\n it('x', () => {\n x();\n });\n it('y', () => {});\n});`,
      `describe('a', () => {\n it('y', () => {});\n});`,
    ],
  ])('drops %s', async (_, input, output) => {
    await expectDropped(input, { flow: 'vanilla' }, output);
  });

  it('leaves no blank line between what stood around a dropped member', async () => {
    await expectDropped(
      `interface A {\n a: 1;\n // @only flow === 'fic'\n b: 2;\n c: 3;\n}`,
      { flow: 'vanilla' },
      `interface A {\n a: 1;\n c: 3;\n}`,
    );
  });

  it('in the first line is about the file, and only goes', async () => {
    const input = `// @only flow === 'fic'\nimport { a } from 'a';\n`;
    expect(await transformed(dropOnly, input, { flow: 'vanilla' })).toBe(`import { a } from 'a';\n`);
  });
});

describe('a directive that means nothing is refused, with the line', () => {
  it.each([
    [`\n// @only flow === 'FIC'\nconst a = 1;`, /template\.ts:2: @only: flow is one of/],
    [`\n// @only retries > 0\nconst a = 1;`, /only axes decide/],
    [`\n// @only\nconst a = 1;`, /is not a condition/],
    [`\nconst a = b\n// @only flow === 'fic'\n.c;`, /template\.ts:3: .*stands above nothing/],
    [`\nconst a = 1;\n// @only flow === 'fic'\n`, /stands above nothing/],
  ])('%j', async (input, message) => {
    await expect(transformed(dropOnly, input, { flow: 'fic' })).rejects.toThrow(message);
  });
});
