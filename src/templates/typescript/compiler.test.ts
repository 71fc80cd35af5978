import { describe, expect, it } from 'vitest';
import { fill } from '../../render/segments.js';
import type { Variant } from '../../render/variant.js';
import { TypeScriptTemplate } from './compiler.js';
import { variantWith } from './testing/transformed.js';

async function compile(
  text: string,
  given: Partial<Variant> = {},
  path = 'a.ts',
): Promise<string | undefined> {
  const segments = await new TypeScriptTemplate(path, text).segments(variantWith(given));
  return segments && fill(segments, (hole) => (hole === 'scope' ? 'api://a/.default' : undefined));
}

const template = `import { holes } from '#holes';
import { variant } from '#variant';
import { leg1 } from './leg1.js';
import { vanilla } from './vanilla.js';

/** Acquires. */
export function acquire() {
  if (variant.flow === 'fic') {
    return leg1(holes.scope);
  } else {
    return vanilla({
      scope: holes.scope,
      ...(variant.auth === 'managed-identity' && { region }),
    });
  }
}

// @only flow === 'vanilla' && auth === 'managed-identity'
const region = 'westus3';
`;

describe('a template', () => {
  it('becomes the text of one variant, without a trace of the others', async () => {
    expect(await compile(template, { flow: 'fic' })).toBe(`import { leg1 } from './leg1.js';

/** Acquires. */
export function acquire() {
  return leg1('api://a/.default');
}
`);
    expect(await compile(template, { flow: 'vanilla', auth: 'managed-identity', moduleSystem: 'commonjs' }))
      .toBe(`import { vanilla } from './vanilla';

/** Acquires. */
export function acquire() {
  return vanilla({
    scope: 'api://a/.default',
    region,
  });
}

const region = 'westus3';
`);
  });

  it('depends on the axes that it names, and on the module system where it imports files', () => {
    expect([...new TypeScriptTemplate('a.ts', template).axes].sort()).toEqual([
      'auth',
      'flow',
      'moduleSystem',
    ]);
    const test = `import { it } from 'vitest';\nit('a', () => {});\n`;
    expect(new TypeScriptTemplate('a.test.ts', test).axes).toEqual(['testRunner']);
    expect(new TypeScriptTemplate('a.ts', 'export {};\n').axes).toEqual([]);
  });

  it('does not exist where its first line says so', async () => {
    const text = `// @only flow === 'fic'\nexport const a = 1;\n`;
    expect(await compile(text, { flow: 'vanilla' })).toBeUndefined();
    expect(await compile(text, { flow: 'fic' })).toBe('export const a = 1;\n');
  });

  it('joins an import that fits into one line without its ending', async () => {
    const names = 'a'.repeat(40) + ', ' + 'b'.repeat(40);
    const line = (ending: string): string => `export { ${names} } from './${'c'.repeat(4)}${ending}';\n`;
    expect(line('.js').length - 1).toBeGreaterThan(110);
    const text = line('.js');
    expect(await compile(text, { moduleSystem: 'commonjs' })).toBe(line(''));
  });
});

describe('what breaks the dialect is refused with the file', () => {
  it.each([
    [
      'a variant that is passed on',
      `import { variant } from '#variant';\n  f(variant);\n`,
      /^a\.ts:2: variant is left: f\(variant\);/,
    ],
    ['holes that are passed on', `import { holes } from '#holes';\nf(holes);\n`, /holes is left/],
    ['a directive in a string', 'f(`// @only x`);\n', /@only is left/],
    ['what does not parse', 'const = 1;\n', /does not parse/],
  ])('%s', async (_, text, message) => {
    await expect(compile(text)).rejects.toThrow(message);
    await expect(compile(text)).rejects.toThrow(/^a\.ts:\d+: /);
  });

  it('a test file without a test', async () => {
    const text = `import { it } from 'vitest';\n\n// @only flow === 'fic'\nit('a', () => {});\n`;
    await expect(compile(text, { flow: 'vanilla' }, 'a.test.ts')).rejects.toThrow(/no test is left/);
  });
});
