import { describe, expect, it } from 'vitest';
import { merge3, type Merged, type MergeOptions } from './merge.js';
import { changed, examples, options } from './testing/examples.js';

describe.each(Object.entries(examples))('in %s', (format, example) => {
  const { path, base, owner, pack, one, other } = example;
  const by = format === 'text' ? 'text' : format.toLowerCase();
  const merge = (ours: string, theirs: string, changes: Partial<MergeOptions> = {}): Promise<Merged> =>
    merge3({ path, base, ours, theirs }, { ...options, ...changes });
  const clean = async (ours: string, theirs: string): Promise<string> => {
    const { text, conflicts, note } = await merge(ours, theirs);
    expect(conflicts).toEqual([]);
    expect(note).toBeUndefined();
    return text;
  };

  it('ours is the base and theirs changed: theirs', async () => {
    const theirs = changed(base, pack);
    expect(await merge(base, theirs)).toEqual({ text: theirs, conflicts: [], by });
  });

  it('ours edited and theirs is the base: ours, byte for byte', async () => {
    const ours = `\ufeff${changed(base, owner).replaceAll('\n', '\r\n')}\r\n \t`;
    expect(await merge(ours, base)).toEqual({ text: ours, conflicts: [], by: 'unchanged' });
  });

  it('ours is theirs: nothing', async () => {
    const ours = changed(base, pack).replaceAll('\n', '\r\n');
    expect(await merge(ours, changed(base, pack))).toEqual({ text: ours, conflicts: [], by: 'unchanged' });
  });

  it('both edited different things: both', async () => {
    expect(await clean(changed(base, owner), changed(base, pack))).toBe(changed(base, owner, pack));
  });

  it('both edited the same thing alike: once', async () => {
    const text = await clean(changed(base, one, owner), changed(base, one, pack));
    expect(text).toBe(changed(base, one, owner, pack));
  });

  it('both edited the same thing differently: a conflict of that thing alone, with the reason', async () => {
    const { text, conflicts } = await merge(changed(base, one, owner), changed(base, other, pack), {
      explain: ({ where }) => `MTLS001: new\nin ${where}`,
    });
    const [conflict] = conflicts;
    expect(conflicts).toHaveLength(1);
    expect(conflict?.kind).toBe('both-changed');
    const line = (of: string): string =>
      of.split('\n')[base.split('\n').findIndex((each) => each.includes(String(one[0])))] ?? '';
    const block = [
      '<<<<<<< yours',
      line(changed(base, one)),
      '||||||| generated',
      line(base),
      '=======',
      line(changed(base, other)),
      `>>>>>>> guidance 2.0.0 (MTLS001: new in ${conflict?.where ?? ''})`,
    ].join('\n');
    expect(text).toBe(changed(base, owner, pack).replace(line(base), block));
    expect(text.split('\n')[(conflict?.line ?? 0) - 1]).toBe('<<<<<<< yours');
  });

  it('a conflict settled for one side: that side, and all the rest of both', async () => {
    const [ours, theirs] = [changed(base, one, owner), changed(base, other, pack)];
    const forOurs = await merge(ours, theirs, { onConflict: 'ours' });
    expect(forOurs.text).toBe(changed(base, one, owner, pack));
    const forTheirs = await merge(ours, theirs, { onConflict: 'theirs' });
    expect(forTheirs.text).toBe(changed(base, other, owner, pack));
    expect(forTheirs.conflicts).toHaveLength(1);
  });

  it('the owner added something: kept, in its place', async () => {
    expect(await clean(changed(base, example.added), changed(base, pack))).toBe(
      changed(base, example.added, pack),
    );
  });

  it('the owner deleted what theirs did not change: stays deleted', async () => {
    expect(await clean(changed(base, example.deleted), changed(base, pack))).toBe(
      changed(base, example.deleted, pack),
    );
  });

  it('the owner deleted what theirs changed: a conflict that says so', async () => {
    const { text, conflicts } = await merge(
      changed(base, example.deleted),
      changed(base, example.changed, pack),
    );
    expect(conflicts).toMatchObject([{ kind: 'deleted-by-ours' }]);
    expect(text).toContain('<<<<<<< yours');
    const settled = await merge(changed(base, example.deleted), changed(base, example.changed, pack), {
      onConflict: 'ours',
    });
    expect(settled.text).toBe(changed(base, example.deleted, pack));
  });

  it('theirs deleted what the owner changed: a conflict that says so', async () => {
    const { conflicts } = await merge(changed(base, example.changed), changed(base, example.deleted, pack));
    expect(conflicts).toMatchObject([{ kind: 'deleted-by-theirs', where: example.where }]);
    const settled = await merge(changed(base, example.changed), changed(base, example.deleted, pack), {
      onConflict: 'theirs',
    });
    expect(settled.text).toBe(changed(base, example.deleted, pack));
  });

  it('theirs deleted what the owner left alone: deleted', async () => {
    expect(await clean(changed(base, owner), changed(base, example.deleted))).toBe(
      changed(base, owner, example.deleted),
    );
  });

  it('the owner saved with CRLF, a byte order mark and no final newline: no conflict, style kept', async () => {
    const style = (text: string): string => `\ufeff${text.trimEnd().replaceAll('\n', '\r\n')}`;
    expect(await clean(style(base), changed(base, pack))).toBe(style(changed(base, pack)));
    expect(await clean(style(changed(base, owner)), changed(base, pack))).toBe(
      style(changed(base, owner, pack)),
    );
  });

  it('the owner changed comments only: kept', async () => {
    expect(await clean(changed(base, example.commented), changed(base, pack))).toBe(
      changed(base, example.commented, pack),
    );
  });

  it('the owner reordered: order kept', async () => {
    expect(await clean(changed(base, example.reordered), changed(base, pack))).toBe(
      changed(base, example.reordered, pack),
    );
  });

  it('updated twice: the second time nothing', async () => {
    const theirs = changed(base, pack);
    const text = await clean(changed(base, owner), theirs);
    expect(await merge3({ path, base: theirs, ours: text, theirs }, options)).toMatchObject({
      text,
      by: 'unchanged',
    });
  });

  it('in one step or two: the same', async () => {
    const [first, second] = [changed(base, pack), changed(base, pack, example.changed)];
    const ours = changed(base, owner, example.added);
    const half = (await merge3({ path, base, ours, theirs: first }, options)).text;
    const twice = (await merge3({ path, base: first, ours: half, theirs: second }, options)).text;
    expect(twice).toBe((await merge3({ path, base, ours, theirs: second }, options)).text);
  });
});

describe.each(Object.entries(examples).filter(([, { broken }]) => broken !== undefined))(
  'in %s',
  (_, example) => {
    const { path, base, pack, broken = ['', ''] } = example;

    it('ours does not parse: by line, and it says so', async () => {
      const {
        by: how,
        note,
        text,
      } = await merge3({ path, base, ours: changed(base, broken), theirs: changed(base, pack) }, options);
      expect(how).toBe('text');
      expect(note).toMatch(/^yours does not parse \(line \d+\)$/);
      expect(text).toBe(changed(base, broken, pack));
    });
  },
);

describe.each([
  ['src/a.ts', 'typescript', 'export const a = 1;\n\nexport const b = 1;\n'],
  ['src/A.cs', 'csharp', 'class A\n{\n    const int a = 1;\n\n    const int b = 1;\n}\n'],
])('%s', (path, by, base) => {
  const ours = changed(base, ['a = 1', 'a = 2']).replaceAll('\n', '\r\n');
  const theirs = changed(base, ['b = 1', 'b = 2']);

  it('is merged as code, with the line endings of ours', async () => {
    const merged = await merge3({ path, base, ours, theirs }, options);
    expect(merged).toEqual({ text: changed(ours, ['b = 1', 'b = 2']), conflicts: [], by });
  });

  it('is merged by line where it cannot be read, and says so', async () => {
    const broken = changed(ours, ['a = 2;', 'a = (2;']);
    const merged = await merge3({ path, base, ours: broken, theirs }, options);
    expect(merged).toMatchObject({ text: changed(broken, ['b = 1', 'b = 2']), conflicts: [], by: 'text' });
    expect(merged.note).toMatch(/^yours does not parse \(line \d+\)$/);
  });
});
