import { describe, expect, it } from 'vitest';
import { isInside } from './inside.js';
import { whyUnsafe } from './lexical.js';
import { clashes, fold } from './twins.js';
import path from 'node:path';

describe('whyUnsafe', () => {
  it.each([
    'README.md',
    '.env.example',
    'src/mtls-pop/index.ts',
    'a b/c+d@2.ts',
    'ünïcode/日本.md',
    '.gitignore',
    '.github/x',
    '..a',
    'console.ts',
    'com10.txt',
    'auxiliary/nullable.ts',
    '.mtls-pop.yaml',
    '.mtls-pop.lock',
  ])('lets %s pass', (each) => {
    expect(whyUnsafe(each)).toBeUndefined();
  });

  it.each([
    ['', 'is empty'],
    ['..', 'has the part'],
    ['../a', 'has the part'],
    ['a/../../b', 'has the part'],
    ['./a', 'has the part'],
    ['a/./b', 'has the part'],
    ['a//b', 'has an empty part'],
    ['a/', 'has an empty part'],
    ['/etc/passwd', 'is absolute'],
    ['//server/share', 'is absolute'],
    ['C:/a', 'drive letter'],
    ['c:a', 'drive letter'],
    ['\\\\server\\share', 'backslash'],
    ['a\\..\\b', 'backslash'],
    ['a\0b', 'invisible'],
    ['a\nb', 'invisible'],
    ['a\u202eb', 'invisible'],
    ['.g\u200cit/config', 'invisible'],
    ['a\ud800', 'invisible'],
    ['file.txt:stream', 'Windows reserves'],
    ['what?', 'Windows reserves'],
    ['a*b', 'Windows reserves'],
    ['<b>', 'Windows reserves'],
    ['a|b', 'Windows reserves'],
    ['a"b', 'Windows reserves'],
    ['CON', 'Windows device'],
    ['src/nul', 'Windows device'],
    ['NUL.txt', 'Windows device'],
    ['COM1.tar.gz', 'Windows device'],
    ['lpt9/a', 'Windows device'],
    ['com²', 'Windows device'],
    ['aux .txt', 'Windows device'],
    ['CONOUT$', 'Windows device'],
    ['a.', 'ends in a dot'],
    ['a /b', 'ends in a dot or a space'],
    ['...', 'ends in a dot'],
    ['.git/hooks/pre-commit', 'git owns'],
    ['sub/.GIT/config', 'git owns'],
    ['GIT~1/config', 'git owns'],
    ['.mtls-pop.tmp/journal', 'transactions'],
    ['.mtls-pop.UNDO/journal', 'transactions'],
    ['.mtls-pop.tmp-0123456789ab/journal', 'transactions'],
    ['é'.repeat(128), 'longer than 255 bytes'],
  ])('stops %j, which %s', (each, why) => {
    expect(whyUnsafe(each)).toContain(why);
  });
});

describe('clashes', () => {
  it('finds none among paths that can stand beside each other', () => {
    expect(clashes(['src/a.ts', 'src/b.ts', 'src/a/b.ts', 'test/a.ts', 'README.md'])).toEqual([]);
  });

  it.each([
    [['README.md', 'readme.md'], 'readme.md', 'README.md', 'case'],
    [['src/a.ts', 'SRC/b.ts'], 'SRC/b.ts', 'src', 'case'],
    [['caf\u00e9', 'cafe\u0301'], 'cafe\u0301', 'caf\u00e9', 'Unicode'],
    [['stra\u00dfe', 'STRASSE'], 'STRASSE', 'stra\u00dfe', 'case'],
    [['a', 'a'], 'a', 'a', 'one path'],
    [['a', 'a/b'], 'a/b', 'a', 'a file and a folder'],
    [['a/b', 'a'], 'a', 'a', 'a file and a folder'],
  ])('finds the one in %j', (paths, at, other, why) => {
    expect(clashes(paths)).toEqual([{ path: at, with: other, why: expect.stringContaining(why) as string }]);
  });

  it('folds what file systems that ignore case fold', () => {
    expect(fold('Ω')).toBe(fold('\u2126'));
    expect(fold('ΣΑΣ')).toBe(fold('σας'));
    expect(fold('a')).not.toBe(fold('b'));
  });
});

describe('isInside', () => {
  it.each([
    [path.posix, '/a', '/a', true],
    [path.posix, '/a', '/a/b', true],
    [path.posix, '/a', '/a/..b', true],
    [path.posix, '/', '/a', true],
    [path.posix, '/a', '/ab', false],
    [path.posix, '/a', '/', false],
    [path.posix, '/a', '/b/a', false],
    [path.win32, 'C:\\a', 'C:\\A\\b', true],
    [path.win32, 'C:\\a', 'C:\\', false],
    [path.win32, 'C:\\a', 'D:\\a\\b', false],
    [path.win32, 'C:\\a', '\\\\server\\a\\b', false],
  ])('row %#', (style, root, real, inside) => {
    expect(isInside(root, real, style)).toBe(inside);
  });
});
