import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addPackageReference, addProjectReference, addUsing } from './project-file.js';
import { insertion } from './testing/insertion.js';

describe('any project file', () => {
  const name = fc.stringMatching(/^[A-Z][A-Za-z]{0,8}(?:\.[A-Z][A-Za-z]{0,8})?$/);
  const file = fc
    .record({
      eol: fc.constantFrom('\n', '\r\n'),
      bom: fc.constantFrom('', '\uFEFF'),
      indent: fc.constantFrom('\t', '  ', '    '),
      end: fc.constantFrom('', '\n'),
      close: fc.constantFrom('/>', ' />'),
      gap: fc.constantFrom('', '\n'),
      packages: fc.uniqueArray(name, { maxLength: 6, selector: (each) => each.toLowerCase() }),
      comment: fc.constantFrom('', '<!-- 😀 <PackageReference Include="Not" /> -->'),
    })
    .map(({ eol, bom, indent, end, close, gap, packages, comment }) =>
      [
        `${bom}<Project Sdk="Microsoft.NET.Sdk">${gap}`,
        `${indent}<PropertyGroup>`,
        `${indent}${indent}<TargetFramework>net10.0</TargetFramework>`,
        `${indent}</PropertyGroup>${gap}`,
        `${indent}<ItemGroup>`,
        ...packages.map(
          (each) =>
            `${indent}${indent}<PackageReference Include="${each}" Version="1.0.0"${close} ${comment}`,
        ),
        `${indent}</ItemGroup>${gap}`,
        `</Project>${end}`,
      ]
        .join('\n')
        .replaceAll('\n', eol),
    );

  it('takes an addition as lines of its own, once, and stays as it is otherwise', () => {
    fc.assert(
      fc.property(file, name, (text, added) => {
        for (const add of [
          (each: string) => addPackageReference(each, added, '2.0.0'),
          (each: string) => addProjectReference(each, `../${added}/${added}.csproj`),
          (each: string) => addUsing(each, added),
        ]) {
          const after = add(text);
          const inserted = insertion(text, after);
          if (text.includes('\r\n')) expect(inserted.replaceAll('\r\n', '')).not.toContain('\n');
          else expect(inserted).not.toContain('\r');
          expect(after.split('\n').filter((line) => line.includes('PropertyGroup'))).toHaveLength(2);
          expect(add(after)).toBe(after);
        }
      }),
    );
  });
});
