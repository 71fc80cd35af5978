import { defineConfig } from 'vitest/config';

/** Runs the templates where they stand, as the variant that `MTLS_POP_VARIANT` asks for. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
