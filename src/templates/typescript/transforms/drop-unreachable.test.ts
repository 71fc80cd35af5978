import { expect, it } from 'vitest';
import { formatted, transformed } from '../testing/transformed.js';
import { dropUnreachable } from './drop-unreachable.js';

it('drops what follows a return or throw, except functions that are called from above it', async () => {
  const input = `
    function f() {
      return g();
      // Never.
      h();
      function g() { throw new Error(); i(); }
    }
    switch (a) { case 1: return b; c(); default: d(); }`;
  const output = `
    function f() {
      return g();
      function g() { throw new Error(); }
    }
    switch (a) { case 1: return b; default: d(); }`;
  expect(await transformed(dropUnreachable, input)).toBe(await formatted(output));
});
