import { parseEnv } from 'node:util';
import fc from 'fast-check';
import { format } from 'prettier';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { Problem } from '../../errors/errors.js';
import { csharpNamespace } from './csharp.js';
import { envValue } from './env.js';
import { jsonStringContent } from './json.js';
import { markdownCode, markdownText, mermaidText } from './markdown.js';
import { shellWord } from './shell.js';
import { typescriptString } from './typescript.js';
import { xmlText } from './xml.js';

/** Anything that a string can hold, halves of surrogate pairs included, with what breaks templates most often. */
const anything = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
      fc.constantFrom(
        "'",
        '"',
        '`',
        '\\',
        '${',
        '*/',
        '//',
        '<%',
        '\r\n',
        '\n',
        '\u2028',
        '\u202e',
        '🔑',
        '|',
        '#',
        '$(x)',
      ),
    ),
  )
  .map((parts) => parts.join(''));

/** What people can see and type. */
const line = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(' ', '|', '`', '``', '<b>', '&amp;', '\\', '*', '[x](y)'),
    ),
  )
  .map((parts) => parts.join(''));

describe('a TypeScript string literal', () => {
  it('carries every value exactly', () => {
    fc.assert(
      fc.property(anything, (value) => {
        const file = ts.createSourceFile(
          'a.ts',
          `x(${typescriptString(value)});`,
          ts.ScriptTarget.Latest,
          true,
        );
        const literals: string[] = [];
        const visit = (node: ts.Node): void => {
          if (ts.isStringLiteral(node)) literals.push(node.text);
          node.forEachChild(visit);
        };
        visit(file);
        expect(file.statements).toHaveLength(1);
        expect(literals).toEqual([value]);
      }),
    );
  });

  it('shows all that it holds: no control character, no mark of writing direction, no half of a pair', () => {
    fc.assert(
      fc.property(anything, (value) => {
        expect(typescriptString(value)).not.toMatch(/[\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u2069\ufeff]/u);
      }),
    );
  });

  it('has the quotes that Prettier would choose', async () => {
    await fc.assert(
      fc.asyncProperty(anything, async (value) => {
        const text = `x(${typescriptString(value)});\n`;
        const options = { parser: 'typescript', singleQuote: true, printWidth: 1_000_000 } as const;
        expect(await format(text, options)).toBe(text);
      }),
    );
  });
});

it('a JSON string carries every value exactly', () => {
  fc.assert(
    fc.property(anything, (value) => {
      expect(JSON.parse(`"${jsonStringContent(value)}"`)).toBe(value);
    }),
  );
});

it('a .env value carries every value exactly, or is refused', () => {
  fc.assert(
    fc.property(anything, (value) => {
      let written: string;
      try {
        written = envValue(value);
      } catch (error) {
        expect(error).toBeInstanceOf(Problem);
        expect(value).toMatch(/['"`\r]|\p{Cs}/u);
        return;
      }
      expect({ ...parseEnv(`BEFORE=1\nVALUE=${written}\nAFTER=2\n`) }).toEqual({
        BEFORE: '1',
        VALUE: value,
        AFTER: '2',
      });
    }),
  );
});

describe('Markdown', () => {
  /** Undoes backslashes and numeric entities, as CommonMark sections 2.4 and 2.5 say. */
  const read = (text: string): string =>
    text.replace(
      /\\([!-/:-@[-`{-~])|&#(\d+);/g,
      (_, escaped?: string, code?: string) => escaped ?? String.fromCodePoint(Number(code)),
    );

  it('text carries every line exactly, and means nothing', () => {
    fc.assert(
      fc.property(line, (value) => {
        const text = markdownText(value);
        expect(read(text)).toBe(value);
        expect(text.replace(/\\.|&#\d+;/gs, '')).not.toMatch(/[\\`*_[\]<>&|~\n]/);
      }),
    );
  });

  it('a code span carries every line exactly, in the cell of a table too', () => {
    fc.assert(
      fc.property(line, (value) => {
        const code = markdownCode(value);
        const span = /^`([^`|\n]+)`$/.exec(code)?.[1];
        const element = /^<code>(.*)<\/code>$/.exec(code)?.[1];
        expect(span ?? read(element ?? 'neither')).toBe(value);
        expect((element ?? '').replace(/\\.|&#\d+;/gs, '')).not.toMatch(/[<`|\n]/);
      }),
    );
  });

  it('a Mermaid message carries every line exactly, and ends no statement', () => {
    fc.assert(
      fc.property(line, (value) => {
        const text = mermaidText(value);
        expect(text).toMatch(/^(?:[A-Za-z0-9 ._:/@?=&+-]|#\d+;)*$/);
        const read = text.replace(/#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
        expect(read).toBe(value);
      }),
    );
  });
});

it('a word of a command needs no quotes in any shell, or is no value for it', () => {
  expect(shellWord('pnpm')).toBe('pnpm');
  for (const value of ['a b', 'a;b', '$(a)', '%A%', '', "'a'", 'a\nb']) {
    expect(() => shellWord(value)).toThrow(/one word in every shell/);
  }
});

describe('a namespace of C#', () => {
  it('stands as it is', () => {
    for (const name of ['Orders', 'Contoso.Orders_2', '_1.A']) expect(csharpNamespace(name)).toBe(name);
  });

  it('is nothing else than a dotted name, because nothing could quote it', () => {
    for (const name of [
      '',
      'A.',
      '.A',
      'A..B',
      'A B',
      '1A',
      'A;',
      'A{',
      'A"',
      'A\nB',
      'A\n',
      'Ä',
      '@class',
      'A-B',
    ])
      expect(() => csharpNamespace(name), name).toThrow(/is not a namespace/);
  });
});

describe('a text in XML', () => {
  const readable = fc
    .string({ unit: 'binary' })
    .filter((text) => !/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(text));

  it('is read back as given from an attribute and from an element, and ends neither', () => {
    const read = (xml: string): string =>
      xml.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
    fc.assert(
      fc.property(fc.oneof(readable, fc.constantFrom(`<a b="c" d='e'>&amp;]]>`, '\t\r\n')), (text) => {
        const written = xmlText(text);
        expect(read(written)).toBe(text);
        expect(written).not.toMatch(/[<>"'\t\r\n]|&(?!#\d+;)/);
      }),
    );
  });

  it('is refused where XML cannot write it', () => {
    for (const text of ['\u0000', 'a\u001b', '\ud800', '\ufffe'])
      expect(() => xmlText(text)).toThrow(Problem);
  });
});
