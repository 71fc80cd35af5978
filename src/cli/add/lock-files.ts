import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Repo } from '../../plan/add/repo.js';

/** Lock files of package managers, which an installation changes. */
const names = ['package-lock.json', 'npm-shrinkwrap.json', 'pnpm-lock.yaml', 'yarn.lock'];

/** Remembers the lock files of a package and its workspace, so that an installation that is broken off can be taken back. */
export function keepLockFiles({ root, target }: Repo): { restore(): void } {
  const folders = target.language === 'typescript' ? [...new Set([root, target.workspaceRoot])] : [];
  const kept = folders.flatMap((folder) =>
    names.map((name) => {
      const file = path.join(folder, name);
      return { file, bytes: read(file) };
    }),
  );
  return {
    restore() {
      for (const { file, bytes } of kept) {
        const now = read(file);
        if (bytes === undefined) rmSync(file, { force: true });
        else if (now === undefined || !bytes.equals(now)) writeFileSync(file, bytes);
      }
    },
  };
}

function read(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
