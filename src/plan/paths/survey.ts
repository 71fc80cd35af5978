import path from 'node:path';
import { errorCode, type Disk, type Entry } from '../../disk/disk.js';
import { Folders } from './folders.js';
import type { Refusal } from './refusal.js';
import { sha256 } from './sha256.js';

/** A file as it stands on disk, read once. */
export interface SeenFile {
  readonly bytes: Buffer;
  /** SHA-256 of the bytes, in hex. */
  readonly sha256: string;
}

export interface Survey {
  /** The files that exist, by path. A path that is neither here nor refused is free. */
  readonly files: ReadonlyMap<string, SeenFile>;
  readonly refusals: readonly Refusal[];
}

/** Far above any file of a project, and small enough to read at once. In bytes. */
const largestFile = 32 * 1024 * 1024;

/**
 * Looks at every path below an existing root: reads what is a file, and refuses what a write would follow out of the root,
 * would have to remove first, or would put beside a twin.
 *
 * @param root real, absolute path of a folder
 * @param paths lexically safe (`whyUnsafe`)
 */
export function survey(root: string, paths: readonly string[], disk: Disk): Survey {
  const folders = new Folders(root, disk);
  const files = new Map<string, SeenFile>();
  const refusals: Refusal[] = [];
  for (const each of paths) {
    try {
      const parent = folders.parentOf(each);
      if (typeof parent !== 'string') {
        if (parent !== undefined) refusals.push({ ...parent, path: each });
        continue;
      }
      const absolute = path.join(root, each);
      const entry = disk.entry(absolute);
      const refusal = folders.twinOf(parent, each) ?? (entry && whyNotFile(entry, each));
      if (refusal !== undefined) {
        refusals.push(refusal);
      } else if (entry !== undefined) {
        const bytes = disk.read(absolute);
        files.set(each, { bytes, sha256: sha256(bytes) });
      }
    } catch (error) {
      const code = errorCode(error);
      if (code === undefined) throw error;
      refusals.push({ code: 'not-a-file', path: each, why: `cannot be read (${code})` });
    }
  }
  return { files, refusals };
}

function whyNotFile(entry: Entry, each: string): Refusal | undefined {
  switch (entry.kind) {
    case 'link':
      return { code: 'link-in-the-way', path: each, why: 'is a symbolic link' };
    case 'folder':
      return { code: 'not-a-file', path: each, why: 'is a folder' };
    case 'other':
      return { code: 'not-a-file', path: each, why: 'is neither a file nor a folder' };
    case 'file':
      return entry.size > largestFile
        ? { code: 'not-a-file', path: each, why: `is larger than ${largestFile / 1024 / 1024} MiB` }
        : undefined;
  }
}
