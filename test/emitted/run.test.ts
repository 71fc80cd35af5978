import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { emit, runScript } from './project.js';
import { defaultCases, pairwiseCases } from './scenarios.js';

const cases = new Map([...defaultCases, ...pairwiseCases()].map((each) => [each.name, each]));

describe.concurrent('an emitted project builds without a message and passes its own tests', () => {
  for (const { name, answers } of cases.values()) {
    it(name, { timeout: 180_000 }, async () => {
      const project = await emit(path.join('run', name), answers);
      const build = await runScript(project, 'build');
      expect(build, build.output).toEqual({ exitCode: 0, output: '' });
      const test = await runScript(project, 'test');
      expect(test.exitCode, test.output).toBe(0);
    });
  }
});
