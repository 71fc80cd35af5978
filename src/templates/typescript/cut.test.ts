import { describe, expect, it } from 'vitest';
import type { HoleName } from '../../render/holes.js';
import { fill } from '../../render/segments.js';
import { mark } from '../marks.js';
import { cutTypeScript } from './cut.js';

function filled(text: string, values: Partial<Record<HoleName, string>>): string {
  return fill(cutTypeScript('template.ts', text), (hole) => values[hole]);
}

describe('cutting a formatted text', () => {
  it('leaves one without holes in one piece', () => {
    expect(cutTypeScript('template.ts', 'export {};\n')).toEqual(['export {};\n']);
  });

  it('turns each marked literal into a string literal of its value', () => {
    const text = `const a = '${mark('scope')}' + f('${mark('name')}');\n`;
    expect(cutTypeScript('template.ts', text)).toEqual([
      'const a = ',
      { hole: 'scope', as: 'typescript-string' },
      ' + f(',
      { hole: 'name', as: 'typescript-string' },
      ');\n',
    ]);
    expect(filled(text, { scope: "it's", name: 'b' })).toBe(`const a = "it's" + f('b');\n`);
  });

  const mixed = `const a = {
  SCOPE: '${mark('scope')}',
  // Of the tenant.
  /** Id. */
  TENANT: '${mark('tenantId')}', // or a domain
  REGION: '${mark('region')}',
};
`;

  it('drops a property whose value is not answered, with its comments', () => {
    expect(filled(mixed, { scope: 's', region: 'r' })).toBe(
      `const a = {\n  SCOPE: 's',\n  REGION: 'r',\n};\n`,
    );
    expect(filled(mixed, { scope: 's' })).toBe(`const a = {\n  SCOPE: 's',\n};\n`);
    expect(filled(mixed, { scope: 's', tenantId: 't', region: 'r' })).toBe(
      mixed.replace(mark('scope'), 's').replace(mark('tenantId'), 't').replace(mark('region'), 'r'),
    );
  });

  it('leaves {} of an object that has nothing else', () => {
    const text = `f({\n  // Only here.\n  REGION: '${mark('region')}',\n  TENANT: '${mark('tenantId')}',\n});\n`;
    expect(filled(text, {})).toBe('f({});\n');
    expect(filled(text, { tenantId: 't' })).toBe(`f({\n  TENANT: 't',\n});\n`);
  });

  it('refuses an optional property that shares its line, with file and line', () => {
    const text = `\nf({ REGION: '${mark('region')}' });\n`;
    expect(() => cutTypeScript('template.ts', text)).toThrow(/template\.ts:2: .*line of its own/);
  });
});
