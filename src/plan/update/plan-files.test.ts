import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { a, b, c, kinds, plan, told, type Texts } from './testing/planning.js';

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
