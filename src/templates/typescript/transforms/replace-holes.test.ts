import { expect, it } from 'vitest';
import { mark } from '../../marks.js';
import { transformed } from '../testing/transformed.js';
import { replaceHoles } from './replace-holes.js';

it('marks where a value is filled in', async () => {
  const output = await transformed(replaceHoles, `const a = { SCOPE: holes.scope, REGION: holes.region };`);
  expect(output).toBe(`const a = { SCOPE: '${mark('scope')}', REGION: '${mark('region')}' };\n`);
});

it('refuses a hole that there is not, and an optional one that has no property to drop', async () => {
  await expect(transformed(replaceHoles, `\nf(holes.scopes);`)).rejects.toThrow(
    /template\.ts:2: there is no hole scopes/,
  );
  await expect(transformed(replaceHoles, `\nf(holes.region);`)).rejects.toThrow(/template\.ts:2: .*property/);
});
