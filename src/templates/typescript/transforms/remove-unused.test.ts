import { expect, it } from 'vitest';
import { formatted, transformed } from '../testing/transformed.js';
import { removeUnused } from './remove-unused.js';

it.each([
  ['an import', `import { a } from 'a';\nimport * as b from 'b';\nexport {};`, `export {};`],
  [
    'one of several names that are imported',
    `import { a, b, c } from 'a';\nexport const x = [a, c];`,
    `import { a, c } from 'a';\nexport const x = [a, c];`,
  ],
  [
    'a type that only a dropped one used',
    `import type { A } from 'a';\ninterface B { a: A }\ntype C = B;\nexport {};`,
    `export {};`,
  ],
  [
    'a function, with its comment',
    `/** Why. */\nfunction f() {}\nexport const x = 1;`,
    `export const x = 1;`,
  ],
  [
    'private members, with what is written to them',
    `export class A {
      /** Why. */
      readonly #b: number;
      private c = 1;
      #d = 2;
      constructor(b: number) { this.#b = b; this.c = b; }
      #e() {}
      f() { return this.#d; }
    }`,
    `export class A {
      #d = 2;
      constructor(b: number) {}
      f() { return this.#d; }
    }`,
  ],
  [
    'variables and parts of patterns',
    `export function f(o: { a: 1; b: 2 }) {
      const { a, b } = o;
      const [c, d] = [1, 2];
      const e = 1, g = 2;
      const { h } = g2();
      return b + d + g;
    }`,
    `export function f(o: { a: 1; b: 2 }) {
      const { b } = o;
      const [, d] = [1, 2];
      const g = 2;
      return b + d + g;
    }`,
  ],
])('removes %s', async (_, input, output) => {
  expect(await transformed(removeUnused, input)).toBe(await formatted(output));
});

it('goes on waiting where a variable awaited something', async () => {
  const input = `export async function f() {\n  const first = await acquire();\n  return acquire();\n}`;
  const output = `export async function f() {\n  await acquire();\n  return acquire();\n}`;
  expect(await transformed(removeUnused, input)).toBe(await formatted(output));
});

it('leaves exports, parameters and what is used', async () => {
  const input = `export const a = 1;\nexport function f(b: number, c: string) {\n  return c;\n}\n`;
  expect(await transformed(removeUnused, input)).toBe(input);
});
