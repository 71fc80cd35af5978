import path from 'node:path';
import { errorCode, nodeDisk, type Disk } from '../../disk/disk.js';
import { answersFileName } from '../answers/answers-file.js';

/** Folders of tools, which hold nobody's projects. */
const skipped = new Set(['node_modules', 'bin', 'obj']);

/**
 * Folders with a `.mtls-pop.yaml` in and below a folder, in the order of their paths. Links are not followed, and folders that
 * cannot be read are left out.
 *
 * @param top absolute
 */
export function findProjects(top: string, disk: Disk = nodeDisk): string[] {
  const found: string[] = [];
  const visit = (folder: string): void => {
    const names = namesIn(folder, disk).sort();
    if (names.includes(answersFileName)) found.push(folder);
    for (const name of names) {
      if (name.startsWith('.') || skipped.has(name)) continue;
      const below = path.join(folder, name);
      if (disk.entry(below)?.kind === 'folder') visit(below);
    }
  };
  visit(top);
  return found;
}

function namesIn(folder: string, disk: Disk): string[] {
  try {
    return disk.list(folder);
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return [];
  }
}
