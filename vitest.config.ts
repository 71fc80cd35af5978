import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'generators/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/.tmp/**', '**/out/**', '**/dist/**', 'test/repos/{typescript,csharp}/**'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    // Concurrent tests start processes of their own.
    maxConcurrency: 2,
    reporters: ['default', './test/summary-reporter.ts'],
  },
});
