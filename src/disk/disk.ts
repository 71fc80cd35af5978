import { lstatSync, readFileSync, readdirSync, realpathSync } from 'node:fs';

/** What stands at a path, links not followed. On Windows a junction counts as a link. */
export interface Entry {
  readonly kind: 'file' | 'folder' | 'link' | 'other';
  /** Bytes. */
  readonly size: number;
  /** Permission bits (`0o777`). */
  readonly mode: number;
  /** Owner's user id; 0 for everything on Windows. */
  readonly owner: number;
  /** Last change of the content, in milliseconds since 1970. */
  readonly modified: number;
}

/** The reading half of a file system, with absolute paths. Every method throws Node's own errors. */
export interface Disk {
  /** Undefined where nothing stands, also because a parent is absent or a file. */
  entry(path: string): Entry | undefined;
  read(path: string): Buffer;
  /** Names in a folder, in no particular order. */
  list(folder: string): string[];
  /** With every link resolved and, where the disk ignores case, as the disk spells it. */
  realPath(path: string): string;
}

/**
 * The disk itself. Synchronous: for the few dozen small files of a project the thread pool of the asynchronous calls costs
 * more than it gives.
 */
export const nodeDisk: Disk = {
  entry(path) {
    try {
      const stat = lstatSync(path, { throwIfNoEntry: false });
      if (stat === undefined) return undefined;
      const kind = stat.isSymbolicLink()
        ? 'link'
        : stat.isDirectory()
          ? 'folder'
          : stat.isFile()
            ? 'file'
            : 'other';
      return { kind, size: stat.size, mode: stat.mode & 0o777, owner: stat.uid, modified: stat.mtimeMs };
    } catch (error) {
      if (errorCode(error) === 'ENOTDIR') return undefined;
      throw error;
    }
  },
  read: (path) => readFileSync(path),
  list: (folder) => readdirSync(folder),
  realPath: (path) => realpathSync.native(path),
};

/** The `code` of one of Node's system errors, such as `ENOENT`. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** Names of the folders in a folder, links aside: one call, where `entry` would be one for each name. */
export const foldersIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((each) => (each.isDirectory() ? each.name : []));
