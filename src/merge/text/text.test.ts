import { describe, expect, it } from 'vitest';
import { merge3 } from '../merge.js';
import { changed, options } from '../testing/examples.js';

describe('a text', () => {
  it('keeps the ending of each line, where its owner has both', async () => {
    const base = 'one\n\ntwo\n\nthree\n\nfour\n';
    const merged = await merge3(
      {
        path: 'a.txt',
        base,
        ours: 'one\r\n\r\ntwo\n\r\n3\r\n\nfour\n',
        theirs: changed(base, ['one\n', 'zero\none\n']),
      },
      options,
    );
    expect(merged.text).toBe('zero\r\none\r\n\r\ntwo\n\r\n3\r\n\nfour\n');
  });

  it('in Markdown may have been wrapped anew', async () => {
    const base = '# A\n\nOne two three four.\n\nFive.\n';
    const merged = await merge3(
      {
        path: 'a.md',
        base,
        ours: '# A\n\nOne two\nthree four.\n\nMine.\n\nFive.\n',
        theirs: changed(base, ['two', '2']),
      },
      options,
    );
    expect(merged.text).toBe('# A\n\nOne 2 three four.\n\nMine.\n\nFive.\n');
  });
});

describe('lists of lines', () => {
  it('have what both sides added in one place', async () => {
    const base = 'node_modules/\ndist/\n';
    const merged = await merge3(
      { path: '.gitignore', base, ours: `${base}.idea/\n`, theirs: `${base}.env\n` },
      options,
    );
    expect(merged).toEqual({ text: `${base}.idea/\n.env\n`, conflicts: [], by: 'text' });
  });

  it('have one value for one setting', async () => {
    const base = '[*]\nindent_size = 2\n';
    const { conflicts } = await merge3(
      {
        path: '.editorconfig',
        base,
        ours: `${base}max_line_length=100\n`,
        theirs: `${base}max_line_length = 120\n`,
      },
      options,
    );
    expect(conflicts).toEqual([{ where: 'line 3', kind: 'both-added', line: 3 }]);
  });
});
