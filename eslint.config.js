import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { roomRules } from './eslint.rooms.js';

export default defineConfig(
  globalIgnores([
    ...['**/node_modules/', '**/dist/', '**/build/', '**/out/', '**/.tmp/'],
    // Other people's repos, with habits of their own.
    ...['test/repos/typescript/', 'test/repos/csharp/'],
  ]),
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'exit',
          message: 'Set process.exitCode: a closed pipe must not cut output short.',
        },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  {
    // Only these talk to a person.
    files: [
      'src/cli/**',
      'src/dev/**',
      'generators/**',
      'bench/**',
      'templates/typescript/src/main.ts',
      'templates/typescript/test/**',
    ],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.{js,mjs}'],
    // TypeScript checks them too, and knows Node's globals.
    rules: { 'no-undef': 'off' },
  },
  {
    // A test runner's describe() and it() return promises that the runner itself awaits.
    files: ['**/*.test.ts'],
    rules: {
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', package: 'node:test', name: ['describe', 'it', 'test'] },
          ],
        },
      ],
    },
  },
  {
    // ts-morph makes its classes from mixins, which this rule cannot tell from look-alikes.
    files: ['src/templates/**'],
    rules: { '@typescript-eslint/no-unsafe-class-instance-assignment': 'off' },
  },
  ...roomRules,
);
