import { rm } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { runScript, workshop } from '../../emitted/project.js';
import { projectsOf, updatedProject } from './updated.js';

describe.concurrent(
  'a TypeScript project whose owner edited it builds and passes its tests after an update',
  () => {
    for (const [name, edits] of projectsOf('typescript')) {
      it(`${name}: ${edits.length} edits`, { timeout: 600_000 }, async () => {
        const root = path.join(workshop, 'owner', name);
        await rm(root, { recursive: true, force: true });
        const { conflicts } = await updatedProject(root, edits, 'orders');
        expect(conflicts.found).toBe(conflicts.recorded);
        const build = await runScript(root, 'build');
        expect(build, build.output).toEqual({ exitCode: 0, output: '' });
        const test = await runScript(root, 'test');
        expect(test.exitCode, test.output).toBe(0);
      });
    }
  },
);
