import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { below, look, minimal, repo, value } from '../testing/repo.js';
import type { Files } from '../testing/repo.js';
import { lookAtTypeScript } from './look.js';

describe('the package manager', () => {
  const cases: readonly (readonly [string, Files, unknown])[] = [
    ['its lock file', { 'yarn.lock': '' }, 'yarn'],
    [
      'packageManager before a lock file',
      { 'package.json': { packageManager: 'pnpm@10.1.0' }, 'package-lock.json': '{}' },
      'pnpm',
    ],
    ['devEngines', { 'package.json': { devEngines: { packageManager: { name: 'yarn' } } } }, 'yarn'],
    ['two lock files are unclear', { 'yarn.lock': '', 'package-lock.json': '{}' }, ['npm', 'yarn']],
    ['Bun’s lock is unclear', { 'bun.lock': '' }, ['npm', 'pnpm', 'yarn']],
    ['nothing at all', {}, 'npm'],
  ];
  for (const [name, files, expected] of cases) {
    it(name, async () => {
      expect(value((await look(minimal(files))).packageManager)).toEqual(expected);
    });
  }

  it('is that of the workspace, whose root is found upwards through its patterns', async () => {
    const root = repo({
      'pnpm-workspace.yaml': 'packages:\n  - "apps/**"\n  - "!apps/old"\n',
      'pnpm-lock.yaml': '',
      ...below('apps/orders/api', minimal()),
      ...below('apps/old', minimal()),
    });
    const member = await lookAtTypeScript(path.join(root, 'apps/orders/api'));
    expect([value(member.packageManager), member.workspaceRoot]).toEqual(['pnpm', root]);
    const left = await lookAtTypeScript(path.join(root, 'apps/old'));
    expect(left.workspaceRoot).toBe(path.join(root, 'apps/old'));
  });
});
