import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { nodeDisk } from '../../disk/disk.js';
import { lockEntry } from '../lock/write.js';
import { survey } from '../paths/survey.js';
import { temporaryFolder, write } from '../testing/temporary-folder.js';
import type { OnConflict } from './contract.js';
import { planFiles, type PlannedFiles } from './plan-files.js';
import { Sources } from './sources.js';

/** A file at `path` as TypeScript, C# or JSON, with two members that can change apart. */
const kinds = {
  typescript: {
    path: 'src/a.ts',
    text: (one: string, two: string, ...more: string[]) =>
      `export class Token {\n  one(): string {\n    return ${one};\n  }\n\n  two(): string {\n    return ${two};\n  }\n${more.map((name) => `\n  ${name}(): string {\n    return this.one();\n  }\n`).join('')}}\n`,
  },
  csharp: {
    path: 'src/A.cs',
    text: (one: string, two: string, ...more: string[]) =>
      `namespace Tokens;\n\npublic class Token\n{\n    public string One() => ${one};\n\n    public string Two() => ${two};\n${more.map((name) => `\n    public string ${name}() => One();\n`).join('')}}\n`,
  },
  json: {
    path: 'settings.json',
    text: (one: string, two: string, ...more: string[]) =>
      `{\n  "one": ${one},\n  "two": ${two}${more.map((name) => `,\n  "${name}": true`).join('')}\n}\n`,
  },
} as const;

const [a, b, c] = ['"the first text"', '"another text"', '"a third one"'] as const;

type Texts = Readonly<Record<string, string>>;

interface Circumstances {
  readonly onConflict?: OnConflict;
  /** What the answers file says. */
  readonly moved?: Texts;
  /** What git says. */
  readonly renamed?: Texts;
}

async function plan(
  base: Texts,
  ours: Texts,
  theirs: Texts,
  { onConflict = 'markers', moved = {}, renamed = {} }: Circumstances = {},
): Promise<PlannedFiles> {
  const root = temporaryFolder();
  write(root, ours);
  const entries = Object.entries(base).map(([each, text]) => lockEntry({ path: each, text, rules: [] }));
  const files = Object.entries(theirs).map(([each, text]) => ({ path: each, text, rules: ['MTLS001'] }));
  const paths = [...new Set([...Object.keys(base), ...Object.keys(theirs)])];
  const placed = paths.map((each) => moved[each] ?? each);
  const outcome = await planFiles({
    root,
    base: new Map(entries.map((entry) => [entry.path, entry])),
    moved: new Map(Object.entries(moved)),
    ours: survey(root, placed, nodeDisk).files,
    sources: new Sources(root, [...paths, ...placed], nodeDisk),
    git: {
      changed: () => Promise.resolve(undefined),
      renamed: () => Promise.resolve(new Map(Object.entries(renamed))),
    },
    theirs: new Map(files.map((file) => [file.path, file])),
    manner: {
      labels: { ours: 'yours', base: 'before', theirs: 'guidance 2.0.0' },
      onConflict: onConflict === 'reject' ? 'markers' : onConflict,
      because: (rules) => rules[0],
    },
  });
  for (const [each, text] of Object.entries(ours))
    expect(readFileSync(path.join(root, each), 'utf8')).toBe(text);
  return outcome;
}

/** What each path gets: its action, and the text after it. */
const told = ({ changes }: Pick<PlannedFiles, 'changes'>): unknown[] =>
  changes.map((change) => [change.action, change.path, ...('after' in change ? [change.after] : [])]);

describe.each(Object.entries(kinds))('the outcome for a file of %s', (_, { path: at, text }) => {
  const of = (content: string): Texts => ({ [at]: content });
  const base = text(a, b);

  it.each<[what: string, base: Texts, ours: Texts, theirs: Texts, expected: unknown[]]>([
    [
      'unedited, and theirs changed: theirs',
      of(base),
      of(base),
      of(text(c, b)),
      [['modify', at, text(c, b)]],
    ],
    ['edited, and theirs the same: untouched', of(base), of(text(c, b)), of(base), [['keep', at]]],
    ['edited as theirs changed: nothing', of(base), of(text(c, b)), of(text(c, b)), [['keep', at]]],
    ['edited elsewhere: both', of(base), of(text(c, b)), of(text(a, c)), [['modify', at, text(c, c)]]],
    [
      'with something added: kept',
      of(base),
      of(text(a, b, 'Mine')),
      of(text(c, b)),
      [['modify', at, text(c, b, 'Mine')]],
    ],
    ['deleted, and theirs the same: stays deleted', of(base), {}, of(base), []],
    ['deleted, and theirs changed: stays deleted', of(base), {}, of(text(c, b)), []],
    ['unedited, and not generated any more: deleted', of(base), of(base), {}, [['delete', at]]],
    ['edited, and not generated any more: kept', of(base), of(text(c, b)), {}, [['keep', at]]],
    ['new, and the path free: created', {}, {}, of(base), [['create', at, base]]],
    ['new, and there already: adopted', {}, of(base), of(base), [['keep', at]]],
    [
      'unedited but for CRLF: theirs with CRLF',
      of(base),
      of(base.replaceAll('\n', '\r\n')),
      of(text(c, b)),
      [['modify', at, text(c, b).replaceAll('\n', '\r\n')]],
    ],
  ])('%s', async (_what, before, ours, theirs, expected) => {
    const outcome = await plan(before, ours, theirs);
    expect(told(outcome)).toEqual(expected);
    expect(outcome.conflicts).toEqual([]);
  });

  it('is a conflict where both changed the same, which names the rule and holds both texts', async () => {
    const outcome = await plan(of(base), of(text(b, b)), of(text(c, b)));
    expect(outcome.changes.map(({ action }) => action)).toEqual(['conflict']);
    expect(outcome.conflicts).toMatchObject([{ path: at, because: 'MTLS001' }]);
    const [change] = outcome.changes;
    const after = change !== undefined && 'after' in change ? change.after : '';
    for (const each of [b, c, '<<<<<<< yours', '>>>>>>> guidance 2.0.0']) expect(after).toContain(each);
  });

  it.each([
    ['ours', text(b, b)],
    ['theirs', text(c, b)],
  ] as const)('takes %s where that is asked for', async (way, expected) => {
    const { changes } = await plan(of(base), of(text(b, b)), of(text(c, b)), {
      onConflict: way,
    });
    const [change] = changes;
    expect(change && 'after' in change ? change.after : text(b, b)).toBe(expected);
    expect(change?.action).not.toBe('conflict');
  });

  it('never overwrites what stands at the path of a new file', async () => {
    const mine = text(b, c, 'Mine');
    const outcome = await plan({}, of(mine), of(base));
    expect(outcome.changes.map(({ action }) => action)).toEqual(['conflict']);
    const [change] = outcome.changes;
    const after = change !== undefined && 'after' in change ? change.after : '';
    for (const line of mine.trim().split('\n')) expect(after).toContain(line);
  });

  it('lets the owner’s edits go along where the file has another path now', async () => {
    const now = `new/${path.posix.basename(at)}`;
    const long = text(a, b, 'More', 'Others', 'Rest');
    const outcome = await plan(of(long), of(long.replace(b, c)), { [now]: long.replace(a, b) });
    expect(told(outcome)).toEqual([
      ['create', now, long.replace(b, c).replace(a, b)],
      ['delete', at],
    ]);
  });

  it('leaves a file of another project alone that is like a deleted one', async () => {
    const long = text(a, b, 'More', 'Others', 'Rest');
    const other = { [`other/${at}`]: long, 'other/.mtls-pop.yaml': '' };
    expect(told(await plan(of(long), other, of(long.replace(a, b))))).toEqual([]);
  });

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

it('says which deleted file would be newer, and which kept one is not managed any more', async () => {
  const outcome = await plan(
    { 'a.md': 'one\n', 'b.md': 'two\n' },
    { 'b.md': 'two\nmine\n' },
    { 'a.md': 'one\nnew\n' },
  );
  expect(outcome.notes[0]).toMatch(/^a\.md stays deleted/);
  expect(outcome.notes[1]).toMatch(/^b\.md is not generated any more\. It has your changes/);
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
