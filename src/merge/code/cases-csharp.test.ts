import { describe, expect, it } from 'vitest';
import { Unstructured } from './merge-code.js';
import { base, theirs } from './testing/acquirer-csharp.js';
import { edited, merging, mergingCleanly } from './testing/merging.js';

const [merge, clean] = [merging('csharp'), mergingCleanly('csharp')];

const reset = '    public void Reset(string scope)\n    {\n        Forget(scope);\n    }\n\n';

describe('C#: base, ours and theirs', () => {
  it('both edited, different members: both', async () => {
    const mine = ['Forget(resource.Host);', 'Forget(resource.IdnHost);'] as const;
    expect(await clean({ base, ours: edited(base, mine), theirs })).toBe(edited(theirs, mine));
  });

  it('both edited the same statement alike: once', async () => {
    const same = ['return result.AccessToken;', 'return result.AccessToken.Trim();'] as const;
    expect(await clean({ base, ours: edited(base, same), theirs: edited(theirs, same) })).toBe(
      edited(theirs, same),
    );
  });

  it('both edited the same statement differently: a conflict of that statement', async () => {
    const ours = edited(base, ['Forget(resource.Host);', 'Forget(resource.IdnHost);']);
    const other = edited(theirs, ['Forget(resource.Host);', 'Forget(resource.Authority);']);
    const { text, conflicts } = await merge({ base, ours, theirs: other });
    expect(text).toBe(
      edited(theirs, [
        '        Forget(resource.Host);',
        `<<<<<<< yours
        Forget(resource.IdnHost);
||||||| generated
        Forget(resource.Host);
=======
        Forget(resource.Authority);
>>>>>>> guidance 2.0.0`,
      ]),
    );
    expect(conflicts).toMatchObject([{ where: 'class TokenAcquirer › method Reset', kind: 'both-changed' }]);
  });

  it('both gave an entry another key: a conflict of the entry', async () => {
    const ours = edited(base, ['["Host"]', '["Mine"]']);
    const { text, conflicts } = await merge({ base, ours, theirs: edited(base, ['["Host"]', '["Its"]']) });
    expect(text).toContain('["Mine"] = Host,\n||||||| generated\n            ["Host"] = Host,\n=======');
    expect(conflicts).toMatchObject([{ kind: 'both-changed' }]);
  });

  it('each edited another part of a declaration: both', async () => {
    const ours = edited(base, ['internal sealed partial class', 'public sealed partial class']);
    const other = edited(theirs, [': ITokenAcquirer', ': ITokenAcquirer, IDisposable']);
    const { text, conflicts } = await merge({ base, ours, theirs: other });
    expect(text).toBe(edited(other, ['internal sealed partial class', 'public sealed partial class']));
    expect(conflicts).toEqual([]);
  });
});

describe('C#: what the owner added', () => {
  it.each([
    ['a method', '    public void Reset(Uri', '    public int Mine() => 1;\n\n    public void Reset(Uri'],
    [
      'an overload',
      '    public void Reset(Uri',
      '    public void Reset()\n    {\n    }\n\n    public void Reset(Uri',
    ],
    ['a field', '    private readonly', '    private int _mine; // why\n    private readonly'],
    ['a using', 'using Microsoft', 'using Contoso.Mine;\nusing Microsoft'],
    ['an entry of a dictionary', '            ["Host"]', '            ["Mine"] = "1",\n            ["Host"]'],
    ['a statement', '        return Create', '        Log(settings.Count);\n        return Create'],
    ['an attribute', '    public void Reset(string', '    [Obsolete]\n    public void Reset(string'],
    ['a comment', '        return Create', '        // Mine.\n        return Create'],
  ])('%s is kept, in its place', async (_what, from, to) => {
    expect(await clean({ base, ours: edited(base, [from, to]), theirs })).toBe(edited(theirs, [from, to]));
  });

  it('what theirs changes in what the owner wrapped is changed there', async () => {
    const check = /\n( {8}if \(result[^]*?\n {8}\})\n/.exec(base)?.[1] ?? '';
    const wrapped = `        if (strict)\n        {\n${check.replaceAll(/^/gm, '    ')}\n        }`;
    expect(await clean({ base, ours: edited(base, [check, wrapped]), theirs })).toBe(
      edited(theirs, [edited(check, ['"pop"', '"mtls_pop"']), edited(wrapped, ['"pop"', '"mtls_pop"'])]),
    );
  });
});

describe('C#: what was deleted', () => {
  it('a method that theirs did not change stays deleted, also one of two with its name', async () => {
    expect(await clean({ base, ours: edited(base, [reset, '']), theirs })).toBe(edited(theirs, [reset, '']));
  });

  it('a method that theirs changed is a conflict that says so', async () => {
    const other = edited(theirs, ['Forget(scope);', 'Forget(scope.Trim());']);
    const { text, conflicts } = await merge({ base, ours: edited(base, [reset, '']), theirs: other });
    expect(conflicts).toMatchObject([
      { kind: 'deleted-by-ours', where: 'class TokenAcquirer › method Reset' },
    ]);
    expect(text).toContain('<<<<<<< yours\n||||||| generated\n    public void Reset(string scope)');
  });

  it('a method that theirs deletes and the owner edited is a conflict with the edit in it', async () => {
    const ours = edited(base, ['Forget(scope);', 'Forget(scope);\n        Log(scope);']);
    const { text, conflicts } = await merge({ base, ours, theirs: edited(theirs, [reset, '']) });
    expect(conflicts).toMatchObject([{ kind: 'deleted-by-theirs' }]);
    expect(text).toContain('        Log(scope);\n    }\n||||||| generated');
  });

  it('a using that theirs no longer needs stays where the owner may need it', async () => {
    const other = edited(theirs, ['using System.Text.RegularExpressions;\n', '']);
    const needs = edited(base, [
      '    public void Reset(Uri',
      '    public Match? Mine;\n\n    public void Reset(Uri',
    ]);
    expect((await merge({ base, ours: needs, theirs: other })).text).toContain(
      'using System.Text.RegularExpressions;',
    );
    const ours = edited(base, ['Forget(scope);', 'Forget(scope + scope);']);
    expect((await merge({ base, ours, theirs: other })).text).not.toContain('using System.Text');
  });
});

describe('C#: what was renamed, moved, reordered and reformatted', () => {
  it('a method and a class that the owner renamed are followed, also in what is new', async () => {
    const rename = (text: string): string =>
      text.replaceAll('TokenAcquirer', 'Tokens').replaceAll('Build()', 'Make()');
    const other = edited(theirs, ['Forget(scope);', 'Forget(scope);\n        Build();']);
    const { text, conflicts } = await merge({ base, ours: rename(base), theirs: other });
    expect(text).toBe(rename(other));
    expect(conflicts).toEqual([]);
  });

  it('the order of the owner is kept', async () => {
    const reorder = (text: string): string =>
      edited(text, [reset, ''], ['    /// <summary>Gets a', `${reset}    /// <summary>Gets a`]);
    expect(await clean({ base, ours: reorder(base), theirs })).toBe(reorder(theirs));
  });

  const inBlock = (text: string): string => {
    const [head = '', body = ''] = text.split('\n\n/// <summary>Gets tokens');
    const indented = `/// <summary>Gets tokens${body}`.trimEnd().replaceAll(/^(?=.)/gm, '    ');
    return `${head.replace('MtlsPop;', 'MtlsPop')}\n{\n${indented}\n}\n`;
  };

  it('a namespace of the file and one in braces are the same', async () => {
    expect(await clean({ base, ours: inBlock(base), theirs })).toBe(inBlock(theirs));
  });

  it('tabs stay tabs', async () => {
    const tabs = (text: string): string => text.replaceAll('    ', '\t');
    expect(await clean({ base, ours: tabs(base), theirs })).toBe(tabs(theirs));
  });

  it('braces on the line stay there', async () => {
    const inline = (text: string): string => text.replaceAll(/\n\s*\{\n/g, ' {\n');
    const other = edited(theirs, ['Forget(scope);', 'Forget(scope.Trim());']);
    expect(await clean({ base, ours: inline(base), theirs: other })).toBe(inline(other));
  });

  it('documentation that the owner changed is kept', async () => {
    const mine = ['<summary>Gets a token.</summary>', '<summary>Gets a token, or throws.</summary>'] as const;
    expect(await clean({ base, ours: edited(base, mine), theirs })).toBe(edited(theirs, mine));
  });

  it('ours does not parse: lines have to be merged, and it says where', async () => {
    const broken = merge({ base, ours: edited(base, ['Forget(scope);', 'Forget(scope;']), theirs });
    await expect(broken).rejects.toThrow(new Unstructured('yours does not parse (line 33)'));
  });
});

describe('C#: a program without a class', () => {
  const program = `using Contoso.Orders.MtlsPop;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddMtlsPop(builder.Configuration);

using IHost host = builder.Build();
await host.RunAsync();
`;
  const next = edited(program, [
    'AddMtlsPop(builder.Configuration)',
    'AddMtlsPop(builder.Configuration.GetSection("MtlsPop"))',
  ]);

  it('keeps what the owner put between', async () => {
    const mine = ['\nusing IHost', 'builder.Services.AddMine();\n\nusing IHost'] as const;
    expect(await clean({ base: program, ours: edited(program, mine), theirs: next })).toBe(
      edited(next, mine),
    );
  });
});
