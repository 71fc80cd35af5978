import type { Reporter, TestModule } from 'vitest/node';

/**
 * Ends a run with one plain line, `N passed, N failed, N skipped`, that people and CI can read without knowing vitest, after one
 * line for each reason that a test gave for skipping itself.
 */
export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const count = { passed: 0, failed: 0, skipped: 0, pending: 0 };
    const reasons = new Set<string>();
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const result = test.result();
        count[result.state] += 1;
        if (result.state === 'skipped' && result.note !== undefined) reasons.add(result.note);
      }
      if (module.errors().length > 0) count.failed += 1;
    }
    count.failed += unhandledErrors.length;
    // The default reporter prints its own summary in the same turn; this line has to come last.
    setImmediate(() => {
      for (const reason of reasons) process.stdout.write(`\n*** SKIPPED: ${reason}\n`);
      process.stdout.write(
        `\n${count.passed} passed, ${count.failed} failed, ${count.skipped + count.pending} skipped\n`,
      );
    });
  }
}
