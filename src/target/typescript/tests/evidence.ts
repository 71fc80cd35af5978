import path from 'node:path';
import { exists, textOf } from '../../files.js';
import { isObject, readJson } from '../../json.js';
import type { Manifest } from '../package-json.js';

/** A configuration of a test runner: as data where it is JSON or YAML, and as text, of which only literals are read, where it is code. */
export interface RunnerConfig {
  readonly runner: 'vitest' | 'jest' | 'mocha';
  /** Relative to the package. */
  readonly file: string;
  readonly data: Readonly<Record<string, unknown>> | undefined;
  readonly text: string;
}

const codeEndings = ['.ts', '.mts', '.cts', '.js', '.mjs', '.cjs'];

/**
 * The configurations of test runners that a package has. A `vite.config` counts where it has a `test` section.
 *
 * @throws {Problem} `json-invalid`
 */
export async function runnerConfigs(root: string, manifest: Manifest): Promise<readonly RunnerConfig[]> {
  const configs: RunnerConfig[] = [];
  const code = (runner: RunnerConfig['runner'], stem: string, fits = /(?:)/): void => {
    for (const ending of codeEndings) {
      const text = textOf(path.join(root, `${stem}${ending}`));
      if (text !== undefined && fits.test(text))
        configs.push({ runner, file: `${stem}${ending}`, data: undefined, text });
    }
  };
  code('vitest', 'vitest.config');
  code('vitest', 'vite.config', /\btest\s*:/);
  code('jest', 'jest.config');
  code('mocha', '.mocharc');
  for (const [runner, file] of [
    ['jest', 'jest.config.json'],
    ['mocha', '.mocharc.json'],
    ['mocha', '.mocharc.jsonc'],
  ] as const) {
    const data = await readJson(path.join(root, file), file, 'jsonc');
    if (data !== undefined) configs.push({ runner, file, data, text: '' });
  }
  for (const file of ['.mocharc.yaml', '.mocharc.yml']) {
    const text = exists(path.join(root, file)) ? textOf(path.join(root, file)) : undefined;
    if (text === undefined) continue;
    const { parse } = await import('yaml');
    const data: unknown = parse(text);
    configs.push({ runner: 'mocha', file, data: isObject(data) ? data : {}, text: '' });
  }
  for (const runner of ['jest', 'mocha'] as const) {
    const data = manifest.raw[runner];
    if (isObject(data)) configs.push({ runner, file: 'package.json', data, text: '' });
  }
  return configs;
}

/** Strings that a configuration gives a key: of its data, or the literals that stand there in its code. */
export function literals(config: RunnerConfig, key: string): readonly string[] {
  if (config.data !== undefined) {
    const value = config.data[key];
    const list: readonly unknown[] = Array.isArray(value) ? value : [value];
    return list.filter((each) => typeof each === 'string');
  }
  const section = new RegExp(
    `(?<![\\w$])['"]?${key}['"]?\\s*:\\s*(\\[[^\\]]*\\]|'[^'\\n]*'|"[^"\\n]*")`,
  ).exec(config.text)?.[1];
  return [...(section ?? '').matchAll(/'([^'\n]*)'|"([^"\n]*)"/g)].map(
    ([, single, double]) => single ?? double ?? '',
  );
}
