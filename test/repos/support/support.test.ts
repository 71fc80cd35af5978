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

it('a warning is the same in another run, and a count of none is not one', () => {
  const output = (pid: number, time: number) =>
    `(node:${pid}) DeprecationWarning: old\n/tmp/x/src/a.ts(1,2): warning CS1: b\nBuilt in ${time}ms, 0 Warning(s)\n`;
  expect(warningsIn(output(1, 2), '/tmp/x')).toEqual(warningsIn(output(34, 567), '/tmp/x'));
  expect(warningsIn(output(1, 2), '/tmp/x').size).toBe(2);
});
