import { chmodSync, lstatSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { recover } from '../../src/apply/recover.js';
import { temporaryFolder, tree, write } from '../../src/plan/testing/temporary-folder.js';
import { useRuns } from './support/runs.js';

const files = {
  'README.md': 'new\n',
  'package.json': '{}\n',
  'src/main.ts': 'main\n',
  'src/lib/a.ts': 'a\n',
};

const targets: [string, Readonly<Record<string, string>>][] = [
  ['a folder that is not there', {}],
  ['a folder with files to overwrite', { 'svc/README.md': 'old\n', 'svc/src/other.ts': 'mine\n' }],
];

const { run } = useRuns();

describe.each(targets)('a process that writes to %s', (_name, before) => {
  function begin(): { outer: string; root: string } {
    const outer = temporaryFolder();
    write(outer, before);
    if ('svc/README.md' in before) chmodSync(path.join(outer, 'svc/README.md'), 0o600);
    return { outer, root: path.join(outer, 'svc') };
  }

  function state(outer: string): string {
    const readme = lstatSync(path.join(outer, 'svc/README.md'), { throwIfNoEntry: false });
    const shown = Object.entries(tree(outer)).filter(([name]) => !name.startsWith('svc/.mtls-pop.undo/'));
    return JSON.stringify([readme && (readme.mode & 0o777).toString(8), ...shown], null, 1);
  }

  it(
    'leaves all or nothing when it is killed at any step, once the next command has looked',
    { timeout: 300_000 },
    async () => {
      const whole = begin();
      const old = state(whole.outer);
      const { result } = run({ root: whole.root, files, force: true });
      expect(result?.code).toBe('done');
      const done = state(whole.outer);
      const operations = result?.operations.length ?? 0;
      expect(operations).toBeGreaterThan(12);

      const recoveries = new Set<string>();
      for (let number = 0; number < operations; number += 1) {
        const { outer, root } = begin();
        const where = `killed before operation ${number}`;
        const killed = run({ root, files, force: true, fault: { killBefore: number } });
        expect([killed.signal, killed.result, killed.stderr], where).toEqual(['SIGKILL', undefined, '']);
        recoveries.add(await recover(root));
        expect([old, done], where).toContain(state(outer));
      }
      expect([...recoveries].sort()).toEqual(['finished', 'nothing', 'rolled-back']);
    },
  );

  it('is brought to an end by the next command itself', () => {
    for (const number of [0, 3, 9, 12]) {
      const { root } = begin();
      expect(run({ root, files, force: true, fault: { killAfter: number } }).signal).toBe('SIGKILL');
      expect(run({ root, files, force: true }).result?.code).toBe('done');
      expect(tree(root)).toMatchObject(files);
      expect(Object.keys(tree(path.dirname(root))).filter((name) => name.includes('.mtls-pop.tmp'))).toEqual(
        [],
      );
    }
  });
});
