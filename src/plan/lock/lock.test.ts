import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Problem } from '../../errors/errors.js';
import { sha256 } from '../paths/sha256.js';
import { rendering } from '../testing/fixtures.js';
import { lockLimits, type Lock } from './entry.js';
import { pristineText } from './pristine.js';
import { readLock } from './read.js';
import { lockEntry, lockText } from './write.js';

function lockOf(files: Readonly<Record<string, string>>, guidance = '2.0.0'): Lock {
  return { guidance, entries: rendering(files).files.map(lockEntry), contributions: [], renderings: [] };
}

function problemOf(action: () => unknown): Problem {
  try {
    action();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

const header = lockText({ guidance: '2.0.0', entries: [] });
const line = (changes: Record<string, unknown>): string =>
  `${JSON.stringify({ path: 'a', sha256: sha256('a'), size: 1, deflate: 'YQ==', ...changes })}\n`;

describe('a contribution in a lock file', () => {
  const lockWith = (...contributions: unknown[]): string =>
    header +
    contributions
      .map((contribution) => `${JSON.stringify({ path: 'package.json', contribution })}\n`)
      .join('');

  it('is given back, written with its keys in one order', () => {
    const contributions = [
      { path: 'package.json', contribution: { devDependencies: { jose: '^6' }, b: [1], a: null } },
    ];
    const text = lockText({ ...lockOf({ 'a.ts': '1', 'z.ts': '2' }), contributions });
    expect(readLock(text).contributions).toEqual(contributions);
    expect(lockText(readLock(text))).toBe(text);
    expect(text.split('\n')[2]).toBe(
      '{"path":"package.json","contribution":{"a":null,"b":[1],"devDependencies":{"jose":"^6"}}}',
    );
  });

  it('is taken together with that of another branch that was merged', () => {
    const text = lockWith(
      { dependencies: { a: '^1' }, names: ['X'] },
      { dependencies: { b: '^2' }, names: ['X', 'Y'] },
    );
    expect(readLock(text).contributions).toEqual([
      { path: 'package.json', contribution: { dependencies: { a: '^1', b: '^2' }, names: ['X', 'Y'] } },
    ]);
  });

  it.each([
    ['two branches that contradict each other', lockWith({ a: '^1' }, { a: '^2' }), 'line 3'],
    ['a path out of the root', header + '{"path":"../a","contribution":{}}\n', 'line 2'],
    ['text in place of an object', lockWith('text'), 'not an object'],
    [
      'nesting that would exhaust the stack',
      `${header}{"path":"a","contribution":${'{"a":'.repeat(40_000)}1${'}'.repeat(40_000)}}\n`,
      'too deep',
    ],
    ['more than a contribution can be', lockWith({ a: 'x'.repeat(lockLimits.contributionSize) }), 'longer'],
  ])('is refused with %s', (_, text, says) => {
    const problem = problemOf(() => readLock(text));
    expect(problem).toMatchObject({ code: 'lock-invalid', exitCode: 2 });
    expect(problem.message).toContain(says);
  });

  it('cannot reach the prototype of anything', () => {
    const text = `${header}{"path":"a","contribution":{"__proto__":{"x":1}}}\n`;
    const [read] = readLock(text + text.slice(header.length)).contributions;
    expect(Object.getPrototypeOf(read?.contribution ?? {})).toBe(Object.prototype);
    expect(({} as { x?: number }).x).toBeUndefined();
  });
});

describe('a lock file', () => {
  it('gives back every text, whatever is in it', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 8 }), (texts) => {
        const files = Object.fromEntries(texts.map((text, index) => [`src/${index}.ts`, text]));
        const { entries } = readLock(lockText(lockOf(files)));
        expect(Object.fromEntries(entries.map((entry) => [entry.path, pristineText(entry)]))).toEqual(files);
      }),
    );
  });

  it.each([0, 1, 65_534, 65_535, 65_536, 200_000])('gives back a text of %i bytes', (size) => {
    const texts = lockOf({ a: 'x'.repeat(size) }).entries.map(pristineText);
    expect(texts).toEqual(['x'.repeat(size)]);
  });

  it('gives back a text that the build has packed', () => {
    const text = 'packed\n'.repeat(100);
    const packed = deflateRawSync(text).toString('base64');
    const entry = lockEntry({ path: 'a', text, rules: [], packed });
    expect(entry.deflate).toBe(packed);
    expect(pristineText(entry)).toBe(text);
  });

  it('has the same bytes for the same files, in whatever order they come', () => {
    const text = lockText(lockOf({ b: '2', 'a/c': '1', Z: '3' }));
    expect(lockText(lockOf({ Z: '3', 'a/c': '1', b: '2' }))).toBe(text);
    expect(lockText(readLock(text))).toBe(text);
    expect(text).toBe(
      `{"mtlsPopLock":1,"guidance":"2.0.0","about":"Written by mtls-pop for updates. Commit it; do not edit it."}\n` +
        `{"path":"Z","sha256":"${sha256('3')}","size":1,"deflate":"AAEA/v8zAQAA//8="}\n` +
        `{"path":"a/c","sha256":"${sha256('1')}","size":1,"deflate":"AAEA/v8xAQAA//8="}\n` +
        `{"path":"b","sha256":"${sha256('2')}","size":1,"deflate":"AAEA/v8yAQAA//8="}\n`,
    );
  });

  it('reads the same when git checked it out with CRLF', () => {
    const text = lockText(lockOf({ a: '1', b: '2' }));
    expect(readLock(text.replaceAll('\n', '\r\n'))).toEqual(readLock(text));
  });

  it.each(['', '||||||| base\n{"path":"gone"}\n'])(
    'takes both sides of a merge that git left in it (%j)',
    (base) => {
      const [top, alpha, beta] = lockText(lockOf({ 'alpha/a': '1', 'beta/b': '2' })).split('\n');
      const merged = `${top ?? ''}\n<<<<<<< HEAD\n${alpha ?? ''}\n${base}=======\n${beta ?? ''}\n>>>>>>> branch\n`;
      expect(readLock(merged).entries.map(({ path }) => path)).toEqual(['alpha/a', 'beta/b']);
    },
  );

  it.each([
    [
      'two texts of one file',
      `<<<<<<< HEAD\n${line({})}=======\n${line({ sha256: sha256('b') })}>>>>>>> branch\n`,
    ],
    ['two guidance versions', header.replace('2.0.0', '1.0.0')],
  ])('refuses a merge whose sides contradict each other: %s', (_what, rest) => {
    const { code, message } = problemOf(() => readLock(header + rest));
    expect(code).toBe('lock-invalid');
    expect(message).toContain('disagree');
  });
});

it('says of a lock file of a newer tool which format each has', () => {
  const problem = problemOf(() => readLock(header.replace('1', '2')));
  expect(problem).toMatchObject({ code: 'lock-newer', exitCode: 5 });
  expect(problem.message).toContain('format 2');
  expect(problem.message).toContain('format 1');
});

describe('what an added flow was rendered to', () => {
  const mark = (flow: string, digit: string): { flow: string; rendering: string } => ({
    flow,
    rendering: digit.repeat(64),
  });

  it('comes back, and counts as unknown where branches disagree on it', () => {
    const renderings = [mark('csharp graph', 'a'), mark('typescript graph', 'b')];
    const text = lockText({ ...lockOf({ a: '1' }), renderings });
    expect(readLock(text).renderings).toEqual(renderings);
    const other = `${JSON.stringify(mark('csharp graph', 'c'))}\n`;
    expect(readLock(text + other).renderings).toEqual([renderings[1]]);
  });

  it.each([
    ['no flow', { rendering: 'a'.repeat(64) }],
    ['no hash', { flow: 'csharp graph', rendering: '../x' }],
  ])('is refused with %s', (_what, value) => {
    expect(problemOf(() => readLock(`${header}${JSON.stringify(value)}\n`)).code).toBe('lock-invalid');
  });
});

describe('a lock file that is not to be trusted', () => {
  it.each([
    ['nothing in it', '', 'is empty'],
    ['no header', line({}), 'line 1 has format none'],
    ['a format that never was', header.replace('1', '0'), 'line 1 has format 0'],
    ['a guidance version that is none', header.replace('2.0.0', '../x'), 'has no guidance version'],
    ['text that is not JSON', `${header}{"path":`, 'line 2 is not JSON'],
    ['a list', `${header}[]\n`, 'line 2 is not an object'],
    ['null', `${header}null\n`, 'line 2 is not an object'],
    ['a path that is no text', header + line({ path: 1 }), 'has no path'],
    ['a path out of the root', header + line({ path: '../a' }), 'has the part'],
    ['an absolute path', header + line({ path: '/a' }), 'is absolute'],
    ['a path into git', header + line({ path: '.git/config' }), 'git owns'],
    ['paths that are twins', header + line({}) + line({ path: 'A' }), 'differ only in case'],
    ['a hash that is none', header + line({ sha256: 'x' }), 'SHA-256'],
    ['a negative size', header + line({ size: -1 }), 'has no size'],
    ['a size that is no integer', header + line({ size: 1.5 }), 'has no size'],
    ['a size that is too large', header + line({ size: lockLimits.textSize + 1 }), 'has no size'],
    ['a text that is no base64', header + line({ deflate: '!!!!' }), 'has no base64'],
    ['no text', header + line({ deflate: undefined }), 'has no base64'],
  ])('is refused: %s', (_what, text, why) => {
    const problem = problemOf(() => readLock(text));
    expect(problem).toMatchObject({ code: 'lock-invalid', exitCode: 2 });
    expect(problem.message).toContain(why);
  });

  it('is refused when it is too large, or names too many files', () => {
    const many = Array.from({ length: lockLimits.entries + 1 }, (_, index) =>
      line({ path: `f${index}` }),
    ).join('');
    expect(problemOf(() => readLock(header + many)).message).toContain('more than');
    expect(problemOf(() => readLock(header + ' '.repeat(lockLimits.fileSize))).message).toContain(
      'is larger than',
    );
  });

  it('ends in a refusal or in a lock, never in another error', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), (value, noise) => {
        try {
          readLock(`${header}${JSON.stringify(value)}\n${noise}`);
        } catch (error) {
          expect(error).toBeInstanceOf(Problem);
        }
      }),
    );
  });

  it('unpacks no more than an entry says: a small text that would fill the memory', () => {
    const bomb = deflateRawSync(Buffer.alloc(64 * 1024 * 1024)).toString('base64');
    const entry = { path: 'a', sha256: sha256('a'), size: 100, deflate: bomb };
    expect(problemOf(() => pristineText(entry)).message).toContain('cannot be unpacked to 100 bytes');
  });

  it.each([
    ['other bytes', { deflate: deflateRawSync('b').toString('base64') }],
    ['fewer bytes', { size: 2 }],
    ['no deflate', { deflate: '/////w==' }],
    ['another hash', { sha256: sha256('b') }],
    [
      'no UTF-8',
      { sha256: sha256(Buffer.of(0xff)), deflate: deflateRawSync(Buffer.of(0xff)).toString('base64') },
    ],
  ])('gives no text that is not the one it describes: %s', (_what, changes) => {
    const entry = {
      path: 'a',
      sha256: sha256('a'),
      size: 1,
      deflate: deflateRawSync('a').toString('base64'),
    };
    expect(pristineText(entry)).toBe('a');
    expect(problemOf(() => pristineText({ ...entry, ...changes })).code).toBe('lock-invalid');
  });
});
