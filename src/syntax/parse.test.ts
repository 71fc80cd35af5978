import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadParser, parseCSharp, parseTypeScript } from './parse.js';
import type { SyntaxTree } from './syntax-tree.js';

/** What stands between the leaves other than white space. */
function betweenLeaves({ text, root }: SyntaxTree): string[] {
  const leaves = [...root.walk()].filter(({ children }) => children.length === 0);
  const gaps = leaves.map(({ start }, at) => text.slice(leaves[at - 1]?.end ?? 0, start));
  return [...gaps, text.slice(leaves.at(-1)?.end)].filter((gap) => gap.trim() !== '');
}

describe('a syntax tree', () => {
  it('counts in UTF-16 code units, behind emoji and a byte order mark', async () => {
    const text = '\uFEFF// 👩‍💻 ünïcode\r\nconst face = "😀𝒳";\r\nconst after = 1;\r\n';
    const tree = await parseTypeScript(text);
    const [face, after] = tree.root.descendants('variable_declarator');
    expect(tree.hasError).toBe(false);
    expect(tree.root.start).toBe(1);
    expect(face?.child('value')?.text).toBe('"😀𝒳"');
    expect(after?.start).toBe(text.indexOf('after'));
    expect(after?.text).toBe('after = 1');

    const source = '\uFEFF// 👩‍💻\r\nvar face = "😀𝒳"; var after = 1;\r\n';
    const csharp = await parseCSharp(source);
    expect(csharp.hasError).toBe(false);
    expect(csharp.root.descendants('string_literal')[0]?.text).toBe('"😀𝒳"');
    expect(csharp.root.descendants('variable_declarator')[1]?.start).toBe(source.indexOf('after'));
  });

  it('has a leaf for every token, but for the format of an interpolation', async () => {
    const typescript = readFileSync(join(import.meta.dirname, 'syntax-node.ts'), 'utf8');
    expect(betweenLeaves(await parseTypeScript(typescript))).toEqual([]);
    const csharp = [
      '/// <summary>Ö</summary>',
      '#if NET8_0_OR_GREATER // why',
      'namespace A.B { [Fact(Skip = "x")] internal class C<T> : D where T : notnull {',
      '#region r',
      '  string M() => $"{1:u} {"""a"""}" + @"""" + \'\\n\' + """',
      '    raw "text"',
      '    """;',
      '#endregion',
      '} }',
      '#endif',
      '',
    ].join('\r\n');
    const tree = await parseCSharp(csharp);
    expect(tree.errors).toEqual([]);
    expect(betweenLeaves(tree)).toEqual(['u']);
  });

  it('knows fields, parents, punctuation and comments', async () => {
    const { root } = await parseTypeScript('f(a /* first */, b);');
    const call = root.descendants('call_expression')[0];
    const list = call?.child('arguments');
    expect(call?.child('function')?.text).toBe('f');
    expect(list?.parent).toBe(call);
    expect(list?.children.map(({ type }) => type)).toEqual([
      '(',
      'identifier',
      'comment',
      ',',
      'identifier',
      ')',
    ]);
    expect(list?.namedChildren.map(({ text }) => text)).toEqual(['a', 'b']);
  });

  it('says that a text is broken, and where', async () => {
    for (const [text, at] of [
      ['const x = ;', 8],
      ['function f( {', 0],
      ['if (a { b(); }', 5],
    ] as const) {
      const tree = await parseTypeScript(text);
      expect(tree.hasError, text).toBe(true);
      expect(tree.errors[0]?.start, text).toBe(at);
    }
    expect((await parseCSharp('class C { void M() { }')).hasError).toBe(true);
    expect((await parseCSharp('var a = ;')).hasError).toBe(true);
    expect((await parseTypeScript('<<<<<<< HEAD\na();\n=======\nb();\n>>>>>>> x\n')).hasError).toBe(true);
    expect((await parseCSharp('<<<<<<< HEAD\na();\n=======\nb();\n>>>>>>> x\n')).hasError).toBe(true);
  });

  it('reads what the owners of a repo write', async () => {
    const typescript = [
      '#!/usr/bin/env node\n@Module({ imports: [ConfigModule.forRoot()] })\nexport class AppModule {}\n',
      'const a = await import("x");\nexport type { B } from "./b";\nconst c = { d: 1 } satisfies E;\n',
      'class X { constructor(@Inject(Y) private readonly y: Y<string>) {} accessor z = 1; static { } }\n',
      'using file = open();\nenum A { B }\nnamespace N { export declare const c: unique symbol }\nimport fs = require("fs");\n',
    ];
    for (const text of typescript) expect((await parseTypeScript(text)).errors, text).toEqual([]);
    const csharp = [
      'using A;\nglobal using static B.C;\nnamespace N;\npublic sealed record R(int A) : I { public required string S { get; init; } }\n',
      '#if DEBUG\n#endif\n#region x\nvar builder = WebApplication.CreateBuilder(args);\n#endregion\nint[] a = [1, 2, ..b];\n',
      'public sealed class C(ILogger<C> log) { public void M() => log.LogInformation("""raw {x}""", $"{1:u}"); }\n',
      'await using var s = new S();\nvar r = o switch { { A: > 1 and < 3 } => 1, _ => 2 };\npublic partial class Program;\n',
    ];
    for (const text of csharp) expect((await parseCSharp(text)).errors, text).toEqual([]);
  });

  it('knows a C# variable that is named with from an expression', async () => {
    const text = 'Token with = await Get(with: 1);\nvar other = with with { A = with.B };\n';
    const { root, errors } = await parseCSharp(text);
    expect(errors).toEqual([]);
    expect(root.text).toBe(text);
    expect(root.descendants('variable_declarator')[0]?.child('name')?.text).toBe('with');
    expect(root.descendants('with_expression')[0]?.text).toBe('with with { A = with.B }');
    expect((await parseCSharp('Token with = ;')).hasError).toBe(true);
  });

  it('stays when other texts are read by the same parser', async () => {
    const parse = await loadParser('typescript');
    expect(await loadParser('typescript')).toBe(parse);
    const first = parse('one();');
    for (let round = 0; round < 50; round += 1) parse(`two(${'x, '.repeat(round)}1);`);
    expect(first.root.descendants('identifier')[0]?.text).toBe('one');
  });

  it('is read however deep it nests', async () => {
    const { root, hasError } = await parseTypeScript(`a${'.b()'.repeat(4000)};\n`);
    expect(hasError).toBe(false);
    expect(root.descendants('call_expression')).toHaveLength(4000);
  });

  it('is there for an empty text', async () => {
    for (const tree of [await parseTypeScript(''), await parseCSharp('\uFEFF\r\n')]) {
      expect(tree.hasError).toBe(false);
      expect(tree.root.children).toEqual([]);
    }
  });
});
