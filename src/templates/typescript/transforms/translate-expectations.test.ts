import { describe, expect, it } from 'vitest';
import { formatted, transformed } from '../testing/transformed.js';
import { translateExpectations } from './translate-expectations.js';

describe('for runners without expectations', () => {
  it.each([
    [`expect(a.b).toBe(1);`, `assert.equal(a.b, 1);`],
    [`expect(a).not.toBe(b);`, `assert.notEqual(a, b);`],
    [`expect(a?.b).toBe(1);`, `assert.equal<unknown>(a?.b, 1);`],
    [`expect(a?.b).toBeUndefined();`, `assert.equal<unknown>(a?.b, undefined);`],
    [`expect(a?.b).toEqual([1]);`, `assert.deepEqual<unknown>(a?.b, [1]);`],
    [`expect(a).toEqual({ b: [1] });`, `assert.deepEqual(a, { b: [1] });`],
    [`expect(a).not.toEqual([]);`, `assert.notDeepEqual(a, []);`],
    [`expect(a).toMatch(/b/);`, `assert.match(a, /b/);`],
    [`expect(a).not.toMatch(/b/);`, `assert.doesNotMatch(a, /b/);`],
    [`expect(a.b).toContain('c');`, `assert.ok(a.b.includes('c'));`],
    [`expect(a ?? b).not.toContain(c);`, `assert.ok(!(a ?? b).includes(c));`],
    [`expect(a.headers['b']).toContain('c');`, `assert.ok(a.headers['b']?.includes('c'));`],
    [`expect(headers.get('b')).toContain('c');`, `assert.ok(headers.get('b')?.includes('c'));`],
    [`expect(a).toHaveLength(2);`, `assert.equal(a.length, 2);`],
    [`expect(a).toBeUndefined();`, `assert.equal(a, undefined);`],
    [`expect(a).not.toBeUndefined();`, `assert.notEqual(a, undefined);`],
    [`expect(a).toBeDefined();`, `assert.notEqual(a, undefined);`],
    [`expect(a + b).toBeGreaterThan(1);`, `assert.ok(a + b > 1);`],
    [`expect(a).not.toBeGreaterThan(1);`, `assert.ok(a <= 1);`],
    [`expect(a).toBeLessThan(b);`, `assert.ok(a < b);`],
    [`expect(() => f()).toThrow(/^no$/);`, `assert.throws(() => f(), { message: /^no$/ });`],
    [`expect(f).toThrow();`, `assert.throws(f);`],
    [`expect(f).not.toThrow();`, `assert.doesNotThrow(f);`],
    [`await expect(p).rejects.toThrow(/no/);`, `await assert.rejects(p, { message: /no/ });`],
    [`await expect(p).rejects.toMatchObject({ code: 'x' });`, `await assert.rejects(p, { code: 'x' });`],
    [`expect(a, 'why').toBe(1);`, `assert.equal(a, 1, 'why');`],
    [`expect(() => { expect(a).toBe(1); }).toThrow();`, `assert.throws(() => { assert.equal(a, 1); });`],
  ])('%s', async (input, output) => {
    for (const testRunner of ['node', 'mocha'] as const) {
      expect(await transformed(translateExpectations, input, { testRunner })).toBe(await formatted(output));
    }
  });

  it.each([
    `expect(a).toMatchObject({});`,
    `expect(a).toBe();`,
    `expect(a).resolves.toBe(1);`,
    `expect(f).not.toThrow(/x/);`,
    `expect(p).rejects.toBe(1);`,
    `expect(a).toBeTruthy();`,
  ])('refuses %s, with the line', async (input) => {
    await expect(transformed(translateExpectations, `\n${input}`, { testRunner: 'node' })).rejects.toThrow(
      /template\.ts:2: .*outside of the test vocabulary/,
    );
  });
});

it('leaves Vitest and Jest theirs, but Jest takes no message', async () => {
  const input = `expect(a, 'why').toBe(1);\n`;
  expect(await transformed(translateExpectations, input, { testRunner: 'vitest' })).toBe(input);
  expect(await transformed(translateExpectations, input, { testRunner: 'jest' })).toBe(
    `expect(a).toBe(1);\n`,
  );
});
