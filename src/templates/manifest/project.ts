import { ownProject, somebodysRepo } from './conditions.js';
import type { ManifestEntry } from './entry.js';

/**
 * What surrounds the code of a TypeScript project. In somebody's repo `package.json` and `.env.example` say what their own ones
 * have to get.
 */
export const project: readonly ManifestEntry[] = [
  text('README.md', 'README.md', { when: ownProject, rules: ['MTLS002', 'MTLS022'] }),
  text('README.repo.md', 'src/mtls-pop/README.md', { when: somebodysRepo, rules: ['MTLS002', 'MTLS022'] }),
  text('env.example', '.env.example', { rules: ['MTLS010'] }),
  text('gitignore', '.gitignore', { when: ownProject, rules: ['MTLS010'] }),
  text('package.json', 'package.json'),
  text('tsconfig.json', 'tsconfig.json', { when: ownProject }),
  text('tsconfig.build.json', 'tsconfig.build.json', { when: ownProject }),
  text('vitest.config.mts', 'vitest.config.mts', { when: runBy('vitest') }),
  text('node-test-run.mjs', 'test/run.mjs', { when: runBy('node') }),
  text('jest.config.json', 'jest.config.json', { when: runBy('jest') }),
  text('jest-transform.cjs', 'test/jest-transform.cjs', { when: runBy('jest') }),
  text('mocharc.json', '.mocharc.json', { when: runBy('mocha') }),
];

function runBy(testRunner: string): string {
  return `${ownProject} && testRunner === '${testRunner}'`;
}

function text(source: string, path: string, details: Partial<ManifestEntry> = {}): ManifestEntry {
  return { language: 'typescript', rules: [], ...details, source: `common/typescript/${source}.ejs`, path };
}
