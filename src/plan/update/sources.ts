import path from 'node:path';
import type { Disk } from '../../disk/disk.js';
import { answersFileName } from '../answers/answers-file.js';
import { foldersOf } from '../paths/ancestors.js';
import { whyUnsafe } from '../paths/lexical.js';
import { survey, type SeenFile } from '../paths/survey.js';
import { whyNoText } from '../paths/text.js';
import { lineOfPiece } from './likeness.js';

/** Folders of tools, which hold nobody's sources. */
const notSources = new Set(['node_modules', 'bin', 'obj', 'dist', 'build', 'out', 'coverage']);

/** Of a repository, files to look at: more would make an update slow, and it is told that the file was not found. */
const mostFiles = 5000;

/** The owner's own files: what generated code may have been moved into. Listed and read once, and only when somebody asks. */
export class Sources {
  readonly #root: string;
  readonly #disk: Disk;
  readonly #taken: Set<string>;
  readonly #read = new Map<string, ReadonlyMap<string, SeenFile>>();
  #all: readonly string[] | undefined;

  /** @param taken paths that files of ours have */
  constructor(root: string, taken: Iterable<string>, disk: Disk) {
    this.#root = root;
    this.#disk = disk;
    this.#taken = new Set(taken);
  }

  /** Those of one kind that can be read as text, by path. */
  withEnding(ending: string): ReadonlyMap<string, SeenFile> {
    this.#all ??= this.#list();
    const alike = this.#all.filter((each) => path.posix.extname(each) === ending);
    const read = this.#read.get(ending) ?? survey(this.#root, alike, this.#disk).files;
    this.#read.set(ending, read);
    return new Map([...read].filter(([each, seen]) => this.#isFree(each, seen)));
  }

  /** Where a piece of code is that its owner took out of a file of ours: `src/b.ts:12`. The nearest file is looked into first. */
  placeOf(piece: string, from: string): string | undefined {
    const steps = (each: string): number =>
      path.posix.relative(path.posix.dirname(from), path.posix.dirname(each)).split('/').length;
    const near = [...this.withEnding(path.posix.extname(from))].sort(([a], [b]) => steps(a) - steps(b));
    for (const [each, { bytes }] of near) {
      const line = lineOfPiece(piece, bytes.toString('utf8'));
      if (line !== undefined) return `${each}:${line}`;
    }
    return undefined;
  }

  /** One file, wherever in the project it is; undefined where it is not the owner's own, or is no text. */
  at(each: string): SeenFile | undefined {
    if (whyUnsafe(each) !== undefined || this.#isInOther(each)) return undefined;
    const seen = survey(this.#root, [each], this.#disk).files.get(each);
    return seen !== undefined && this.#isFree(each, seen) ? seen : undefined;
  }

  /** What stands there is a file of ours from now on. */
  take(each: string): void {
    this.#taken.add(each);
  }

  #isFree(each: string, seen: SeenFile): boolean {
    return !this.#taken.has(each) && whyNoText(seen.bytes) === undefined;
  }

  /** Another project has files that are alike. */
  #isInOther(each: string): boolean {
    return foldersOf(each).some(
      (folder) => this.#disk.entry(path.join(this.#root, folder, answersFileName)) !== undefined,
    );
  }

  #list(): string[] {
    const found: string[] = [];
    const visit = (folder: string): void => {
      const names = this.#disk.list(path.join(this.#root, folder));
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
