import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { recover } from '../../src/apply/recover.js';
import { temporaryFolder, tree, write } from '../../src/plan/testing/temporary-folder.js';
import { errorOf, tool } from '../cli/tool.js';
import { TestProject } from '../update/support/project.js';
import { useRuns } from './support/runs.js';

const files = { 'README.md': 'new\n', 'src/main.ts': 'main\n', 'src/lib/a.ts': 'a\n' };

const { start } = useRuns();

it.each([
  ['a folder that is not there', {}],
  ['a folder with files to overwrite', { 'svc/README.md': 'old\n', 'svc/src/other.ts': 'mine\n' }],
])('two processes at once leave one whole result in %s', { timeout: 120_000 }, async (_name, there) => {
  for (let round = 0; round < 5; round += 1) {
    const outer = temporaryFolder();
    write(outer, there);
    const root = path.join(outer, 'svc');
    const gate = path.join(temporaryFolder(), 'gate');
    const runs = await Promise.all([1, 2, 3].map(() => start({ root, files, force: true, gate })));
    writeFileSync(gate, '');
    const ends = await Promise.all(runs.map(({ ended }) => ended));
    for (const { stderr } of ends) expect(stderr).toBe('');
    const codes = ends.map(({ result }) => result?.code);
    // Whoever is refused found another at work, or its work done.
    for (const code of codes) expect(['done', 'busy', 'changed-meanwhile']).toContain(code);
    if (codes.includes('done')) {
      expect(tree(root)).toMatchObject(files);
    } else {
      expect(Object.keys(tree(outer)).filter((name) => !name.endsWith('/'))).toEqual(Object.keys(there));
    }
    expect(await recover(root)).toBe('nothing');
    expect(Object.keys(tree(outer)).filter((name) => name.includes('.mtls-pop.tmp'))).toEqual([]);
  }
});

it(
  'updates at once leave one whole update, whatever becomes of the others',
  { timeout: 120_000 },
  async () => {
    const root = temporaryFolder();
    write(root, (await TestProject.made('typescript', '1.0.0')).files());
    const ends = await Promise.all([1, 2, 3].map(() => tool(['update', root, '--json'])));
    for (const end of ends)
      // Whoever came later found another at work, its work half done, or nothing left to do.
      if (end.code !== 0) expect(['busy', 'changed-meanwhile']).toContain(errorOf(end).code);
    if (ends.every(({ code }) => code !== 0)) expect((await tool(['update', root])).code).toBe(0);
    const found = Object.entries(tree(root)).filter(([name]) => !/\/$|^\.mtls-pop\.undo\//.test(name));
    expect(Object.fromEntries(found)).toEqual((await TestProject.made('typescript', '2.0.0')).files());
  },
);
