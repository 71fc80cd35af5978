import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { a, b, c, kinds, plan, told, type Texts } from './testing/planning.js';

describe.each(Object.entries(kinds))('a file of %s', (_, { path: at, text }) => {
  const of = (content: string): Texts => ({ [at]: content });

  describe('that its owner has moved, and given another name', () => {
    const elsewhere = `mine/renamed${path.posix.extname(at)}`;
    const long = text(a, b, 'More', 'Others', 'Rest');
    const ours = { [elsewhere]: long.replace(b, c) };
    const theirs = of(long.replace(a, b));
    const merged = ['modify', elsewhere, long.replace(b, c).replace(a, b)];

    it.each([
      ['likeness', {}, 'the file that is most like it'],
      ['git', { renamed: { [at]: elsewhere } }, 'git says'],
      ['answers', { moved: { [at]: elsewhere } }, '.mtls-pop.yaml says'],
    ] as const)('is followed by %s, and it is said by what', async (by, circumstances, says) => {
      const { notes, followed, ...outcome } = await plan(of(long), ours, theirs, circumstances);
      expect(told(outcome)).toEqual([merged]);
      expect(followed).toEqual([{ path: at, to: elsewhere, by }]);
      expect(notes).toEqual([expect.stringContaining(`${at} is followed to ${elsewhere}, `)]);
      expect(notes[0]).toContain(says);
    });

    it('is followed as the answers file or git says, however unlike the file is by now', async () => {
      const unlike = { [elsewhere]: text(c, b, 'Mine'), [`other${path.posix.extname(at)}`]: long };
      for (const circumstances of [{ moved: { [at]: elsewhere } }, { renamed: { [at]: elsewhere } }])
        expect((await plan(of(long), unlike, theirs, circumstances)).followed[0]?.to).toBe(elsewhere);
    });

    it('is followed again where it was moved on from where the answers file says', async () => {
      const moved = { [at]: `before/${elsewhere}` };
      const { followed } = await plan(of(long), ours, theirs, {
        moved,
        renamed: { [`before/${elsewhere}`]: elsewhere },
      });
      expect(followed).toEqual([{ path: at, to: elsewhere, by: 'git' }]);
    });

    it('goes on being followed where it would be generated under another path', async () => {
      const now = `new/${path.posix.basename(at)}`;
      const outcome = await plan(
        of(long),
        ours,
        { [now]: long.replace(a, b) },
        { moved: { [at]: elsewhere } },
      );
      expect(told(outcome)).toEqual([merged]);
      expect(outcome.followed).toEqual([{ path: now, to: elsewhere, by: 'answers' }]);
    });

    it('is remembered by where it is also where nothing is new for it', async () => {
      const { followed, ...outcome } = await plan(
        { ...of(long), 'a.md': 'one\n' },
        { ...ours, 'a.md': 'one\n' },
        { ...of(long), 'a.md': 'two\n' },
      );
      expect(told(outcome)).toEqual([
        ['keep', elsewhere],
        ['modify', 'a.md', 'two\n'],
      ]);
      expect(followed).toEqual([{ path: at, to: elsewhere, by: 'likeness' }]);
    });
  });
});

describe.each([
  [
    'TypeScript',
    'ts',
    (name: string, text: string) =>
      `/** Makes ${name}. */\nexport class ${name} {\n  readonly #name = "${name} itself";\n\n  make${name}(): string {\n    const made = this.#name.repeat(2);\n    return made + ${text};\n  }\n}\n`,
  ],
  [
    'C#',
    'cs',
    (name: string, text: string) =>
      `/// <summary>Makes ${name}.</summary>\npublic class ${name}\n{\n    private readonly string _name = "${name} itself";\n\n    public string Make${name}()\n    {\n        var made = _name.Trim();\n        return made + ${text};\n    }\n}\n`,
  ],
] as const)('a file of %s that its owner split in two', (_, ending, text) => {
  const [file, part] = [`src/tokens.${ending}`, `src/parts/cache.${ending}`];
  const whole = (one: string, two: string): string => `${text('Token', one)}\n${text('Cache', two)}`;

  it('is merged where its parts are apart in what is new', async () => {
    const outcome = await plan(
      { [file]: whole(a, b) },
      { [file]: text('Token', a), [part]: text('Cache', b) },
      { [file]: whole(c, b) },
    );
    expect(told(outcome)).toEqual([['modify', file, text('Token', c)]]);
    expect(outcome.conflicts).toEqual([]);
  });

  it('is a conflict that names both places where what is new is for the other part, and nothing is lost', async () => {
    const ours = { [file]: text('Token', a), [part]: `// Mine.\n${text('Cache', b)}` };
    const outcome = await plan({ [file]: whole(a, b) }, ours, { [file]: whole(c, c) });
    expect(outcome.conflicts).toMatchObject([
      { path: file, kind: 'split', where: `class Cache, in ${part}:3 now` },
    ]);
    const [change] = outcome.changes;
    expect(outcome.changes.map(({ action, path: at }) => [action, at])).toEqual([['conflict', file]]);
    const after = change !== undefined && 'after' in change ? change.after : '';
    expect(after.startsWith(text('Token', c))).toBe(true);
    expect(after).toMatch(new RegExp(`^>{7} .*in ${part}:3 now; MTLS001$`, 'm'));
    for (const line of text('Cache', c).trim().split('\n')) expect(after).toContain(line);
  });

  it('is so too where neither part is where it was: the larger one is followed', async () => {
    const main = `src/parts/token.${ending}`;
    const rest = `${text('Token', a)}\n${text('Store', a)}`;
    const ours = { [main]: rest, [part]: text('Cache', b) };
    const outcome = await plan({ [file]: `${rest}\n${text('Cache', b)}` }, ours, {
      [file]: `${rest.replace(a, c)}\n${text('Cache', c)}`,
    });
    expect(outcome.followed).toEqual([{ path: file, to: main, by: 'likeness' }]);
    expect(outcome.conflicts).toMatchObject([
      { path: main, kind: 'split', where: `class Cache, in ${part}:2 now` },
    ]);
  });
});

it('writes imports as they are where files were moved to, in what is new as well', async () => {
  const user = (from: string, more = ''): string =>
    `import { b } from '${from}';\nimport { c } from './c.js';\n\nexport const a = b + c;\n${more}`;
  const [b, c] = [
    'export const b = 1;\n',
    "import type { a } from './a.js';\n\nexport const c = 2 as typeof a;\n",
  ];
  const more = "\nexport const more = 'new';\n";
  const outcome = await plan(
    { 'src/a.ts': user('./b.js'), 'src/b.ts': b, 'src/c.ts': c },
    {
      'src/a.ts': user('./lib/b.js'),
      'src/lib/b.ts': b,
      'other/c.ts': c.replace('./a.js', '../src/a.js'),
    },
    { 'src/a.ts': user('./b.js', more), 'src/b.ts': b, 'src/c.ts': c + more, 'src/d.ts': user('./b.js') },
    { moved: { 'src/b.ts': 'src/lib/b.ts', 'src/c.ts': 'other/c.ts' } },
  );
  const placed = (text: string): string => text.replace('./c.js', '../other/c.js');
  expect(told(outcome)).toEqual([
    ['modify', 'src/a.ts', user('./lib/b.js', more)],
    ['keep', 'src/lib/b.ts'],
    ['modify', 'other/c.ts', c.replace('./a.js', '../src/a.js') + more],
    ['create', 'src/d.ts', placed(user('./lib/b.js'))],
  ]);
  expect(outcome.conflicts).toEqual([]);
});

it('names what the answers file says was moved, where nothing of that path was generated', async () => {
  const { notes, followed } = await plan({}, {}, {}, { moved: { 'a.ts': 'b.ts' } });
  expect(notes).toEqual(['.mtls-pop.yaml says where a.ts is, and nothing is generated under that path.']);
  expect(followed).toEqual([{ path: 'a.ts', to: 'b.ts', by: 'answers' }]);
});
