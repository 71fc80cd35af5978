import { stripVTControlCharacters } from 'node:util';

/** What a check ended with. */
export interface CheckOutcome {
  readonly passed: boolean;
  /** The lines that say what failed, each without what differs from run to run. */
  readonly failures: readonly string[];
}

/** How compilers and test runners begin the line of a failure; the first group that a pattern has is what failed. */
const patterns: readonly RegExp[] = [
  // tsc: src/a.ts(1,2): error TS2322: …, and with --pretty src/a.ts:1:2 - error TS2322: …
  /^(.+?)(?:\(\d+,\d+\)|:\d+:\d+)(?::| -) (error TS\d+: .+)$/,
  // csc and MSBuild: /repo/a.cs(1,2): error CS0103: … [/repo/a.csproj]
  /^(.+?)(?:\(\d+(?:,\d+)*\))? ?: (error [A-Z]+\d+: .+?)(?: \[[^\]]+\])?$/,
  // Vitest: FAIL  test/a.test.ts > suite > name, Jest: FAIL src/a.test.ts
  /^(?:❯ |× )?(FAIL\s+.+)$/,
  // Jest: ● suite › name
  /^● (.+)$/,
  // node:test: ✖ name (1.2ms) and not ok 1 - name; Vitest and others: × name 5ms
  /^[✖✗✘×] (.+)$/,
  /^not ok \d+ -? ?(.+)$/,
  // Mocha: 1) suite
  /^\d+\) (.+)$/,
  // VSTest: Failed Name [12 ms]; Microsoft.Testing.Platform: failed Name (12ms); xunit: Name [FAIL]
  /^[Ff]ailed (\S.*)$/,
  /^(?:\[xUnit\.net [^\]]+\]\s+)?(.+) \[FAIL\]$/,
];

/** What a check printed, as what failed. */
export function failuresIn(output: string): string[] {
  const lines = stripVTControlCharacters(output)
    .split(/\r?\n/)
    .map((line) => line.trim());
  return [...new Set(lines.flatMap((line) => failureIn(line) ?? []))];
}

function failureIn(line: string): string | undefined {
  for (const pattern of patterns) {
    const found = pattern.exec(line);
    if (found !== null) return found.slice(1).map(steady).join(': ');
  }
  return undefined;
}

/** Without durations, and with one kind of slash. */
function steady(text: string): string {
  return text
    .replace(/\s*[([]?(?:<\s*)?\d+(?:[.,]\d+)?\s?(?:ms|s|m)[)\]]?$/, '')
    .replaceAll('\\', '/')
    .trim();
}

/**
 * What fails now and did not before. A check that failed before too has new failures only where it names some that it did not name
 * then.
 */
export function newFailures(before: CheckOutcome, after: CheckOutcome): readonly string[] {
  if (after.passed) return [];
  const known = new Set(before.failures);
  const added = after.failures.filter((failure) => !known.has(failure));
  return before.passed && added.length === 0 ? ['it passed before'] : added;
}
