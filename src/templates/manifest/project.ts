import type { ManifestEntry } from './entry.js';

/** What surrounds the code of a TypeScript project. */
export const project: readonly ManifestEntry[] = [
  text('README.md', 'README.md', { rules: ['MTLS002', 'MTLS022'] }),
  text('env.example', '.env.example', { rules: ['MTLS010'] }),
  text('gitignore', '.gitignore', { rules: ['MTLS010'] }),
  text('package.json', 'package.json'),
  text('tsconfig.json', 'tsconfig.json'),
  text('tsconfig.build.json', 'tsconfig.build.json'),
  text('vitest.config.mts', 'vitest.config.mts', { when: "testRunner === 'vitest'" }),
  text('node-test-run.mjs', 'test/run.mjs', { when: "testRunner === 'node'" }),
  text('jest.config.json', 'jest.config.json', { when: "testRunner === 'jest'" }),
  text('jest-transform.cjs', 'test/jest-transform.cjs', { when: "testRunner === 'jest'" }),
  text('mocharc.json', '.mocharc.json', { when: "testRunner === 'mocha'" }),
];

function text(source: string, path: string, details: Partial<ManifestEntry> = {}): ManifestEntry {
  return { language: 'typescript', rules: [], ...details, source: `common/typescript/${source}.ejs`, path };
}
