import {
  chmodSync,
  copyFileSync,
  linkSync,
  mkdirSync,
  renameSync,
  rmdirSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { nodeDisk, type Disk } from '../disk/disk.js';
import { patiently } from './patience.js';

/**
 * What a transaction does to a disk, one system call or so a method: the seam at which tests make each of them fail or the
 * process die. Absolute paths; every method throws Node's own errors.
 */
export interface FileSystem extends Disk {
  /** Fails with `EEXIST` where something stands. */
  makeFolder(path: string): void;
  /** Fails with `EEXIST` where something stands. `mode` is set whatever the umask. */
  writeNew(path: string, data: string | Uint8Array, mode?: number): void;
  /** A second name for a file, or where the disk has no hard links a copy. */
  duplicate(file: string, to: string): void;
  /** On POSIX replaces a file that stands at `to`, atomically; on Windows too, unless somebody has it open. */
  rename(from: string, to: string): void;
  remove(file: string): void;
  /** Fails unless the folder is empty. */
  removeFolder(folder: string): void;
}

export const nodeFileSystem: FileSystem = {
  ...nodeDisk,
  makeFolder: (path) => {
    mkdirSync(path);
  },
  writeNew(path, data, mode) {
    writeFileSync(path, data, { flag: 'wx' });
    if (mode !== undefined) chmodSync(path, mode);
  },
  duplicate(file, to) {
    try {
      linkSync(file, to);
    } catch {
      copyFileSync(file, to);
    }
  },
  rename: (from, to) => {
    patiently(() => {
      renameSync(from, to);
    });
  },
  remove: (file) => {
    patiently(() => {
      unlinkSync(file);
    });
  },
  removeFolder: (folder) => {
    patiently(() => {
      rmdirSync(folder);
    });
  },
};
