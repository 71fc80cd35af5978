import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from '../../../src/plan/testing/temporary-folder.js';

/**
 * A disk of its own, in memory and of this size, for the running test.
 *
 * @returns its root, and how to change its mount options; or why there can be none here
 */
export function smallDisk(kibibytes: number): { folder: string; remount: (option: string) => void } | string {
  if (process.platform !== 'linux') return `no tmpfs on ${process.platform}`;
  const folder = path.join(temporaryFolder(), 'disk');
  mkdirSync(folder);
  const mount = (...args: string[]): string => {
    const { status, stderr, error } = spawnSync('mount', [...args, folder], { encoding: 'utf8' });
    return status === 0 ? '' : stderr.trim() || (error?.message ?? 'mount failed');
  };
  const failure = mount('-t', 'tmpfs', '-o', `size=${kibibytes}k`, 'tmpfs');
  if (failure !== '') return `a tmpfs cannot be mounted (${failure})`;
  onTestFinished(() => {
    const { status, stderr } = spawnSync('umount', [folder], { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
  });
  return {
    folder,
    remount: (option) => {
      const problem = mount('-o', `remount,${option}`);
      if (problem !== '') throw new Error(problem);
    },
  };
}

/** Says loudly that a test cannot be made here, so that nobody takes a skipped test for a passed one. */
export function announceSkip(test: string, reason: string): string {
  process.stderr.write(`\n*** NOT TESTED HERE: ${test}: ${reason}\n`);
  return reason;
}
