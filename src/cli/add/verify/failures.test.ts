import { describe, expect, it } from 'vitest';
import { failuresIn, newFailures } from './failures.js';

describe('failuresIn', () => {
  it.each([
    ['src/a.ts(12,5): error TS2322: Type X.', 'src/a.ts: error TS2322: Type X.'],
    ['\u001b[96msrc/a.ts\u001b[0m:12:5 - error TS2322: Type X.', 'src/a.ts: error TS2322: Type X.'],
    ['/repo/A.cs(3,7): error CS0103: The name [/repo/A.csproj]', '/repo/A.cs: error CS0103: The name'],
    [' FAIL  test/a.test.ts > adds > one', 'FAIL  test/a.test.ts > adds > one'],
    ['  ● adds › one', 'adds › one'],
    ['✖ adds one (1.2345ms)', 'adds one'],
    ['not ok 3 - adds one', 'adds one'],
    ['   × adds one 5ms', 'adds one'],
    ['  1) adds one', 'adds one'],
    ['  Failed Adds.One [12 ms]', 'Adds.One'],
    ['failed Adds.One (12ms)', 'Adds.One'],
    ['[xUnit.net 00:00:00.51]     Adds.One [FAIL]', 'Adds.One'],
  ])('reads %s', (line, failure) => {
    expect(failuresIn(`before\n${line}\r\nafter\n`)).toEqual([failure]);
  });

  it('takes no warning and no success for a failure', () => {
    expect(
      failuresIn('a.cs(1,2): warning CS0168: unused\n✔ adds one (1ms)\nok 1 - adds\n10 passed\n'),
    ).toEqual([]);
  });
});

describe('newFailures', () => {
  const passed = { passed: true, failures: [] };
  const failed = (...failures: string[]) => ({ passed: false, failures });

  it('are none where a check passes, and all where it passed before', () => {
    expect(newFailures(failed('a'), passed)).toEqual([]);
    expect(newFailures(passed, failed('a', 'b'))).toEqual(['a', 'b']);
    expect(newFailures(passed, failed())).toEqual(['it passed before']);
  });

  it('are only those that were not there before where a check failed before too', () => {
    expect(newFailures(failed('a'), failed('a'))).toEqual([]);
    expect(newFailures(failed('a'), failed('a', 'b'))).toEqual(['b']);
    expect(newFailures(failed(), failed())).toEqual([]);
  });
});
