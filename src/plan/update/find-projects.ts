import path from 'node:path';
import { errorCode, foldersIn, nodeDisk } from '../../disk/disk.js';
import { answersFileName } from '../answers/answers-file.js';

/** Folders of tools, which hold nobody's projects. */
const skipped = new Set(['node_modules', 'bin', 'obj']);

/**
 * Folders with a `.mtls-pop.yaml` in and below a folder, in the order of their paths. Links are not followed, and folders that
 * cannot be read are left out.
 *
 * @param top absolute
 */
export function findProjects(top: string): string[] {
  const found: string[] = [];
  const visit = (folder: string): void => {
    for (const name of visited(folder, found).sort())
      if (!name.startsWith('.') && !skipped.has(name)) visit(path.join(folder, name));
  };
  visit(top);
  return found;
}

function visited(folder: string, found: string[]): string[] {
  try {
    if (nodeDisk.entry(path.join(folder, answersFileName)) !== undefined) found.push(folder);
    return foldersIn(folder);
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return [];
  }
}
