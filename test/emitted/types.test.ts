import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadPack } from '../../src/guidance/load.js';
import { render } from '../../src/render/render.js';
import type { Answers } from '../../src/scenario/answers.js';
import { resolveFlow } from '../../src/scenario/resolve.js';
import { workshop } from './project.js';
import { everyCase } from './scenarios.js';
import { optionsOf, typeCheck } from './type-check.js';

/** Every project is checked at the same place, in memory. */
const root = path.join(workshop, 'types');

function check(files: ReadonlyMap<string, string>): string {
  const { options, errors } = optionsOf(root, files);
  return typeCheck(root, files, options, errors);
}

async function emittedFiles(answers: Answers): Promise<Map<string, string>> {
  const pack = await loadPack();
  const rendering = await render(resolveFlow(answers, pack, { yes: true }), pack);
  return new Map(rendering.files.map(({ path: file, text }) => [path.join(root, file), text]));
}

describe('every scenario with every runner and module system type-checks', () => {
  for (const { name, answers } of everyCase) {
    it(name, { timeout: 60_000 }, async () => {
      expect(check(await emittedFiles(answers))).toBe('');
    });
  }

  it('a wrong type and an unused local would be noticed', { timeout: 60_000 }, async () => {
    const files = await emittedFiles(everyCase[0]?.answers ?? {});
    files.set(path.join(root, 'src/wrong.ts'), `export const wrong: number = 'text';\nconst unused = 1;\n`);
    expect(check(files)).toMatch(/TS2322[\s\S]*TS6133/);
  });
});
