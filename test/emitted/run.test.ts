import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { all } from '../support/all.js';
import { emit, runScript } from './project.js';
import { defaultCases, pairwiseCases } from './scenarios.js';

/** Each scenario is among them, with one runner and module system or another. */
const chosen = pairwiseCases();
const left = defaultCases.filter(({ name }) => chosen.every((each) => each.name !== name));

describe.concurrent('an emitted project builds without a message and passes its own tests', () => {
  for (const { name, answers } of all ? [...chosen, ...left] : chosen) {
    it(name, { timeout: 300_000 }, async () => {
      const project = await emit(path.join('run', name), answers);
      const build = await runScript(project, 'build');
      expect(build, build.output).toEqual({ exitCode: 0, output: '' });
      const test = await runScript(project, 'test');
      expect(test.exitCode, test.output).toBe(0);
    });
  }

  if (!all)
    it(`${left.length} more`, ({ skip }) => {
      skip(`${left.map(({ name }) => name).join(', ')} are built and tested by \`npm run test:all\` only`);
    });
});
