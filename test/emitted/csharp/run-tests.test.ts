import { describe, expect, it } from 'vitest';
import { countsIn } from './run-tests.js';

describe('the summary of a test runner', () => {
  it("is read from xUnit's", () => {
    const line = '   Contoso.Tests  Total: 105, Errors: 1, Failed: 2, Skipped: 3, Not Run: 4, Time: 6.914s';
    expect(countsIn(line)).toEqual({ passed: 95, failed: 3, skipped: 7 });
  });

  it("is read from Microsoft.Testing.Platform's", () => {
    const text =
      'Test run summary: Failed!\n  total: 97\n  failed: 2\n  succeeded: 94\n  skipped: 1\n  duration: 5s 10ms\n';
    expect(countsIn(text)).toEqual({ passed: 94, failed: 2, skipped: 1 });
  });

  it("is read from VSTest's", () => {
    const failed =
      'Failed!  - Failed:     1, Passed:    95, Skipped:     2, Total:    98, Duration: 12 s - Tests.dll (net10.0)';
    expect(countsIn(failed)).toEqual({ passed: 95, failed: 1, skipped: 2 });
    const passed =
      'Passed!  - Failed:     0, Passed:   109, Skipped:     0, Total:   109, Duration: 12 s - Tests.dll (net10.0)';
    expect(countsIn(passed)).toEqual({ passed: 109, failed: 0, skipped: 0 });
  });

  it('is not made up where there is none', () => {
    expect(countsIn('Unhandled exception.')).toBeUndefined();
  });
});
