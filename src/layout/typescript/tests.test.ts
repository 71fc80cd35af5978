import { describe, expect, it } from 'vitest';
import { typeScriptTarget } from '../testing/typescript-target.js';
import { adaptTest } from './tests.js';

const { tests: habits } = typeScriptTarget();

const body = `describe('a', () => {\n  it('b', () => {});\n});\n`;
const rendered = (module: string): string =>
  `import { describe, it } from '${module}';\nimport { start } from '../emulator/index.js';\n\n${body}`;

describe('a test in a repo', () => {
  it('has the time that the emulator’s keys take, whatever the runner’s limit is', () => {
    expect(adaptTest(rendered('vitest'), 'vitest', habits)).toBe(
      `import { describe, it, vi } from 'vitest';\nimport { start } from '../emulator/index.js';\n\nvi.setConfig({ testTimeout: 20_000, hookTimeout: 20_000 });\n\n${body}`,
    );
    expect(adaptTest(rendered('@jest/globals'), 'jest', habits)).toMatch(
      /import \{ describe, it, jest \} from '@jest\/globals';[^;]+;\n\njest\.setTimeout\(20_000\);\n/,
    );
    expect(adaptTest(rendered('mocha'), 'mocha', habits)).toContain(
      `describe('a', function () {\n  this.timeout(20_000);\n`,
    );
    expect(adaptTest(rendered('node:test'), 'node', habits)).toBe(rendered('node:test'));
  });

  it('stays as it is where it makes no keys', () => {
    const small = `import { describe, it } from 'vitest';\nimport { sleep } from '../../src/mtls-pop/sleep.js';\n\n${body}`;
    expect(adaptTest(small, 'vitest', habits)).toBe(small);
  });

  it('takes its words from nowhere where they are globals', () => {
    const text = adaptTest(rendered('@jest/globals'), 'jest', { ...habits, globals: true });
    expect(text).toMatch(/^import \{ start \}/);
    expect(text).toContain('jest.setTimeout');
  });

  it('asks for Node where the default is a browser', () => {
    const browser = { ...habits, browserEnvironment: true };
    expect(adaptTest(rendered('@jest/globals'), 'jest', browser)).toMatch(
      /^\/\*\* @jest-environment node \*\/\nimport/,
    );
    expect(adaptTest(rendered('vitest'), 'vitest', browser)).toMatch(
      /^\/\/ @vitest-environment node\nimport/,
    );
  });
});
