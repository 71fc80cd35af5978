import path from 'node:path';
import type { Disk } from '../../disk/disk.js';
import { answersFileName } from '../answers/answers-file.js';
import type { LockEntry } from '../lock/entry.js';
import { pristineText } from '../lock/pristine.js';
import { whyUnsafe } from '../paths/lexical.js';
import { survey, type SeenFile } from '../paths/survey.js';
import { whyNoText } from '../paths/text.js';
import { likeness } from './likeness.js';

/** Folders of tools, which hold nobody's sources. */
const notSources = new Set(['node_modules', 'bin', 'obj', 'dist', 'build', 'out', 'coverage']);

const enough = 0.6;
/** Of a repository, files to look at: more would make an update slow, and it is told that the file was not found. */
const mostFiles = 5000;

export interface Moved {
  readonly path: string;
  readonly seen: SeenFile;
}

/** Finds where the owner has moved or renamed generated files to: the likest file with the same ending that is not ours anyway. */
export class MovedFiles {
  readonly #root: string;
  readonly #disk: Disk;
  readonly #taken: Set<string>;
  #all: readonly string[] | undefined;

  /** @param taken paths that files of ours have */
  constructor(root: string, taken: Iterable<string>, disk: Disk) {
    this.#root = root;
    this.#disk = disk;
    this.#taken = new Set(taken);
  }

  find(entry: LockEntry): Moved | undefined {
    this.#all ??= this.#list();
    const ending = path.posix.extname(entry.path);
    const candidates = this.#all.filter(
      (each) => path.posix.extname(each) === ending && !this.#taken.has(each),
    );
    const base = pristineText(entry);
    let best: { readonly moved: Moved; readonly score: number } | undefined;
    for (const [each, seen] of survey(this.#root, candidates, this.#disk).files) {
      if (whyNoText(seen.bytes) !== undefined) continue;
      const isNamedSo = path.posix.basename(each) === path.posix.basename(entry.path);
      const score = likeness(base, seen.bytes.toString('utf8')) + (isNamedSo ? 0.2 : 0);
      if (score >= enough && score > (best?.score ?? 0)) best = { moved: { path: each, seen }, score };
    }
    if (best !== undefined) this.#taken.add(best.moved.path);
    return best?.moved;
  }

  #list(): string[] {
    const found: string[] = [];
    const visit = (folder: string): void => {
      const names = this.#disk.list(path.join(this.#root, folder));
      // Another project has files that are alike.
      if (folder !== '' && names.includes(answersFileName)) return;
      for (const name of names.sort()) {
        if (found.length >= mostFiles) return;
        if (name.startsWith('.') || notSources.has(name)) continue;
        const each = folder === '' ? name : `${folder}/${name}`;
        const kind = this.#disk.entry(path.join(this.#root, each))?.kind;
        if (kind === 'folder') visit(each);
        else if (kind === 'file' && whyUnsafe(each) === undefined) found.push(each);
      }
    };
    visit('');
    return found;
  }
}
