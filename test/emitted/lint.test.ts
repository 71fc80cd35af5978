import path from 'node:path';
import js from '@eslint/js';
import { ESLint } from 'eslint';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import { emit } from './project.js';
import { defaultCases } from './scenarios.js';

describe('the 15 scenarios pass a type-aware linter at its strictest', () => {
  for (const { name, answers } of defaultCases) {
    it(name, { timeout: 120_000 }, async () => {
      const project = await emit(path.join('lint', name), answers);
      const eslint = new ESLint({
        cwd: project,
        overrideConfigFile: true,
        overrideConfig: defineConfig(
          js.configs.recommended,
          ...tseslint.configs.strictTypeChecked,
          ...tseslint.configs.stylisticTypeChecked,
          {
            languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: project } },
            rules: { '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }] },
          },
        ),
      });
      const results = await eslint.lintFiles(['src/**/*.ts', 'test/**/*.ts']);
      const formatter = await eslint.loadFormatter('stylish');
      expect(await formatter.format(results)).toBe('');
    });
  }
});
