import { describe, expect, it } from 'vitest';
import { codeOf } from './code-of.js';
import { typeNamesIn } from './type-names.js';

const words = (text: string): string[] => codeOf(text).match(/[A-Za-z]\w*/g) ?? [];

describe('the code of a text', () => {
  it('is without what literals and comments say, but for what cref names', () => {
    expect(
      words('A a = "B \\" C"; // D\n/// <see cref="E"/> F\nchar c = \'G\'; H("I") + @"J \\" + K'),
    ).toEqual(['A', 'a', 'E', 'char', 'c', 'H', 'K']);
  });

  it('has what stands in the braces of interpolated literals, quotes in them too', () => {
    expect(words('$"a {B ?? "c"} {{d}} {E:u}" + F')).toEqual(['B', 'E', 'F']);
    expect(words('$$"""{"a":{{B}}}""" + C')).toEqual(['B', 'C']);
    expect(words('""" "A" """ + B')).toEqual(['B']);
  });
});

describe('the names of types', () => {
  it('are those in the place of a type', () => {
    const code = `public Uri? Url { get; set; }
      [Fact]
      public async Task<List<Guid>> RunAsync(CancellationToken token) => Call(new Options { Timeout = 1 }, Named: Check(a.Member));
      private const string Hidden = Lazy.Hidden;`;
    expect([...typeNamesIn(code)]).toEqual([
      'Uri',
      'Fact',
      'Task',
      'List',
      'Guid',
      'CancellationToken',
      'Options',
      'Lazy',
    ]);
  });
});
