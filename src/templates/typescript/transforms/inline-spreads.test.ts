import { expect, it } from 'vitest';
import { formatted, transformed } from '../testing/transformed.js';
import { inlineSpreads } from './inline-spreads.js';

it.each([
  ['an object literal', `const a = { ...({ b: 1, c }), d };`, `const a = { b: 1, c, d };`],
  ['an array literal', `const a = [...[1, 2], 3]; f(...([4]));`, `const a = [1, 2, 3]; f(4);`],
  ['one inside another', `const a = { ...{ ...{ b } } };`, `const a = { b };`],
  ['an empty one', `const a = { ...{}, b }; const c = [...[]];`, `const a = { b }; const c = [];`],
])('inlines the spread of %s', async (_, input, output) => {
  expect(await transformed(inlineSpreads, input)).toBe(await formatted(output));
});

it('leaves what is not a literal', async () => {
  const input = `const a = { ...options, ...(b && { c }) };\nconst d = [...list];\n`;
  expect(await transformed(inlineSpreads, input)).toBe(input);
});
