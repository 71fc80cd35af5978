import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { commit, git } from '../cli/repos.js';
import { checkIn, done, planIn } from './support/project.js';
import { addFlow, repo, updateIn } from './support/repo.js';

/** Settles what both branches added at one place as a person does: both. The lock file is left as git leaves it. */
function keepBoth(root: string): void {
  for (const name of git(root, 'diff', '--name-only', '--diff-filter=U').split('\n').filter(Boolean)) {
    const [ours, theirs] = [git(root, 'show', `:2:${name}`), git(root, 'show', `:3:${name}`)];
    const at = path.join(root, name);
    if (name === '.mtls-pop.yaml') writeFileSync(at, ours + theirs.slice(theirs.lastIndexOf('  - name:')));
    else if (name.endsWith('.json')) {
      const both = { ...(JSON.parse(theirs) as object), ...(JSON.parse(ours) as object) };
      writeFileSync(at, `${JSON.stringify(both, null, 2)}\n`);
    } else expect(name).toBe('.mtls-pop.lock');
  }
}

it(
  'flows that two branches added are both there after git merges them, and one update puts the lock file right',
  { timeout: 120_000 },
  async () => {
    const root = repo('csharp');
    await addFlow(root, 'csharp', { guidance: '1.0.0' });
    commit(root);
    git(root, 'branch', 'other');
    await addFlow(root, 'csharp', { resource: 'api://contoso/orders', name: 'orders' });
    commit(root);
    git(root, 'checkout', '--quiet', 'other');
    await addFlow(root, 'csharp', { resource: 'https://vault.azure.net', name: 'vault' });
    commit(root);
    try {
      git(root, 'merge', '--quiet', '--no-commit', '-');
    } catch {
      // What both added at one place is for a person to settle, but for the lock file.
      keepBoth(root);
    }
    commit(root);
    expect((await checkIn(root)).deleted).toEqual([]);
    expect((await updateIn(root)).conflicts).toEqual([]);
    expect(readFileSync(path.join(root, '.mtls-pop.lock'), 'utf8')).not.toMatch(/^[<=>]{7}/m);
    expect(await checkIn(root)).toMatchObject({ outdated: false, drifted: [], deleted: [], broken: [] });
    commit(root);
    expect(done(await planIn(root))).toEqual({});
    const answers = readFileSync(path.join(root, '.mtls-pop.yaml'), 'utf8');
    for (const name of ['graph', 'orders', 'vault']) expect(answers).toContain(`- name: ${name}\n`);
  },
);
