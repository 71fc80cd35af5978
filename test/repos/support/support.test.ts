import { describe, expect, it } from 'vitest';
import { lostLines } from './lost-lines.js';
import { warningsIn } from './warnings.js';

describe('lines that a file lost', () => {
  const before = '{\r\n  "a": 1,\r\n  "b": 2\r\n}\r\n';

  it('are none where something was added, with a comma before it', () => {
    expect(lostLines(before, '{\r\n  "a": 1,\r\n  "b": 2,\r\n  "c": 3\r\n}\r\n')).toEqual([]);
  });

  it('are those that changed, moved or have other line endings', () => {
    expect(lostLines(before, before.replace('1', '9'))).toEqual(['  "a": 1,\r']);
    expect(lostLines(before, before.replaceAll('\r\n', '\n'))).not.toEqual([]);
    expect(lostLines('a\nb\nc\n', 'b\nc\na\n')).toEqual(['a']);
  });

  it('are not those that may change', () => {
    expect(lostLines(before, before.replace('1', '9'), [/"a"/])).toEqual([]);
  });
});

describe('warnings in output', () => {
  const found = (output: string) => [...warningsIn(output, '/tmp/x')];

  it('are the same in another run', () => {
    const output = (pid: number, time: number) =>
      `(node:${pid}) DeprecationWarning: old\n/tmp/x/src/a.cs(1,2): warning CS1: took ${time}ms\n`;
    expect(found(output(1, 2))).toEqual(found(output(34, 567)));
    expect(found(output(1, 2))).toHaveLength(2);
  });

  it.each([
    'src/a.cs(1,2): warning CS1591: Missing comment',
    'CSC : error CS5001: No Main',
    'MSBUILD : warning : odd',
    'src/a.ts(1,2): error TS2304: Cannot find name',
    "src/a.ts:1:2 - error TS2304: Cannot find name 'a'.",
    '  1:2  warning  Unexpected any  @typescript-eslint/no-explicit-any',
    '[warn] src/a.ts',
    'src/a.ts:1:2 lint/style/useConst  FIXABLE  ━━━━━━━━━━',
    'Found 2 warnings.',
    'npm warn deprecated glob@7',
    ' WARN  Issues with peer dependencies found',
    '(node:1) [DEP0040] DeprecationWarning: The punycode module',
    'ts-jest[config] (WARN) message TS151001',
    '    console.warn',
  ])('are a program’s own: %s', (line) => {
    expect(found(`before\n${line}\nafter\n`)).toHaveLength(1);
  });

  it('are neither the names of tests nor a count of none', () => {
    const output = [
      '# Subtest: a token error',
      'ok 1 - a warning: it is an error',
      '    ✔ an error of the token endpoint (3.2ms)',
      '  a token error',
      '  Passed warns of a certificate [12 ms]',
      '    0 Warning(s)',
      '✓ src/error.test.ts (2 tests) 3ms',
    ].join('\n');
    expect(found(output)).toEqual([]);
  });
});
