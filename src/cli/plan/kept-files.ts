import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The files of a folder as they were. */
export interface KeptFiles {
  /** Makes the folder what it was, or not there where it was not. */
  restore(): void;
}

/** Remembers the files below a folder, their bytes and modes. A link, and what is behind it, is none of them. */
export function keepFiles(folder: string): KeptFiles {
  const files = filesIn(folder).map((file) => {
    const { mode } = lstatSync(file);
    return { file, mode, bytes: readFileSync(file) };
  });
  return {
    restore() {
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
      for (const { file, mode, bytes } of files) {
        mkdirSync(path.dirname(file), { recursive: true });
        writeFileSync(file, bytes);
        // The process's mask has a say in the mode of a new file.
        chmodSync(file, mode);
      }
    },
  };
}

function filesIn(folder: string): string[] {
  if (lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const at = path.join(folder, entry.name);
    return entry.isDirectory() ? filesIn(at) : entry.isFile() ? [at] : [];
  });
}
