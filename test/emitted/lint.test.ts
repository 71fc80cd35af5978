import path from 'node:path';
import js from '@eslint/js';
import { ESLint } from 'eslint';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import { emit } from './project.js';
import { defaultCases } from './scenarios.js';
import { closureOf, textsIn } from './type-check.js';

/** Files without a message, with all that they import: what many projects share is linted once. */
const clean = new Set<string>();

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
      const texts = await textsIn(project, ['src', 'test']);
      const keys = new Map(
        [...texts.keys()].map((file) => [file, closureOf(file, texts).join('\0').replaceAll(project, '')]),
      );
      const files = [...keys].filter(([, key]) => !clean.has(key)).map(([file]) => file);
      const results = files.length === 0 ? [] : await eslint.lintFiles(files);
      const formatter = await eslint.loadFormatter('stylish');
      expect(results).toHaveLength(files.length);
      expect(await formatter.format(results)).toBe('');
      for (const key of keys.values()) clean.add(key);
    });
  }
});
