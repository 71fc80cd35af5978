import path from 'node:path';
import { errorCode, nodeDisk, type Disk } from '../../disk/disk.js';
import { render } from '../../render/render.js';
import { answersText } from '../answers/answers-file.js';
import type { LockEntry } from '../lock/entry.js';
import { lockEntry, lockText } from '../lock/write.js';
import { Folders } from '../paths/folders.js';
import type { UpdateRequest } from './contract.js';

/**
 * Whether an update of a project that is all ours is sure to write nothing, without a look into its files: answers and lock file would
 * be written as they are, and every file is there with its size, or its owner deleted it. What has another size may hold markers, and
 * a link or folder may be in the way: then it is for the plan to say so.
 */
export async function isCurrent({
  root,
  project,
  pack,
  flows,
  disk = nodeDisk,
}: Pick<UpdateRequest, 'root' | 'project' | 'pack' | 'flows' | 'disk'>): Promise<boolean> {
  const { lock, moved } = project;
  if (lock.guidance !== pack.version || moved.size > 0) return false;
  if (flows.some(({ place }) => place !== undefined)) return false;
  if (project.answers !== answersText(pack.version, flows, moved)) return false;
  // A plan renders too, so that comes last.
  if (!hasItsFiles(root, lock.entries, disk)) return false;
  const files = (await Promise.all(flows.map((flow) => render(flow, pack)))).flatMap((each) => each.files);
  return project.lockText === lockText({ guidance: pack.version, entries: files.map(lockEntry) });
}

function hasItsFiles(root: string, entries: readonly LockEntry[], disk: Disk): boolean {
  const folders = new Folders(root, disk);
  try {
    return entries.every(({ path: each, size }) => {
      const parent = folders.parentOf(each);
      if (typeof parent !== 'string') return parent === undefined;
      const there = disk.entry(path.join(root, each));
      return there === undefined || (there.kind === 'file' && there.size === size);
    });
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return false;
  }
}
