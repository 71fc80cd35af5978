import path from 'node:path';
import { findProjects } from '../../plan/update/find-projects.js';

/** A project on the command line. */
export interface Named {
  /** Absolute. */
  readonly root: string;
  /** The same as somebody would type it where the process runs. */
  readonly folder: string;
}

/** The projects that were named, or with `--recursive` those in and below the folders; each once. */
export function projectsNamed(
  folders: readonly string[],
  { cwd, recursive }: { readonly cwd: string; readonly recursive: boolean },
): Named[] {
  const named = folders.length === 0 ? ['.'] : folders;
  const roots = named.flatMap((folder) => {
    const root = path.resolve(cwd, folder);
    return recursive ? findProjects(root) : [root];
  });
  return [...new Set(roots)].map((root) => ({ root, folder: path.relative(process.cwd(), root) || '.' }));
}
