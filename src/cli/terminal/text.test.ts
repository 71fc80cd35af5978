import { describe, expect, it } from 'vitest';
import { indent, shorten, table, visible, wrap } from './text.js';

describe('wrap', () => {
  it('breaks between words and never exceeds the width', () => {
    const lines = wrap('one two three four five six seven', 10).split('\n');
    expect(lines).toEqual(['one two', 'three four', 'five six', 'seven']);
  });

  it('keeps a word longer than a line whole, so that an address can be copied', () => {
    expect(wrap('see https://graph.microsoft.com/v1.0 now', 12)).toBe(
      'see\nhttps://graph.microsoft.com/v1.0\nnow',
    );
  });

  it('keeps line breaks, and hangs what follows a bullet under its text', () => {
    expect(wrap('a\n  - one two three', 9)).toBe('a\n  - one\n    two\n    three');
  });
});

describe('table', () => {
  it('aligns columns and wraps the last one beside the others', () => {
    expect(
      table(
        [
          ['a', 'one two three four'],
          ['long', 'x'],
        ],
        22,
      ),
    ).toBe('a     one two three\n      four\nlong  x');
  });
});

describe('visible', () => {
  it('shows control characters and direction marks instead of obeying them', () => {
    expect(visible('a\u001b[31mb\u202ec\rd\u0007')).toBe('a\\u001b[31mb\\u202ec\\u000dd\\u0007');
  });

  it('leaves letters, emoji and line breaks as they are', () => {
    expect(visible('é 漢 🙂\nx')).toBe('é 漢 🙂\nx');
  });
});

describe('shorten', () => {
  it('says how long the text was', () => {
    expect(shorten('x'.repeat(10_000), 3)).toBe('xxx… (10000 characters)');
    expect(shorten('xxx', 3)).toBe('xxx');
  });
});

describe('indent', () => {
  it('moves lines that hold something', () => {
    expect(indent('a\n\nb', '  ')).toBe('  a\n\n  b');
  });
});
