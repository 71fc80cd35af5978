import { defineConfig } from 'vitest/config';
import { variant } from './template/variant.js';

/** Runs the templates where they stand, as the variant that `MTLS_POP_VARIANT` asks for. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Most files test classes that exist in place whatever the variant is. These test what only their variants have.
    exclude: [
      ...(variant.flow === 'vanilla' ? ['test/integration/fic.test.ts'] : []),
      ...(variant.auth === 'confidential-client' ? ['test/integration/managed-identity*.test.ts'] : []),
    ],
    // As in the emitted projects.
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
