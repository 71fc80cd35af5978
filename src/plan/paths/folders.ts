import path from 'node:path';
import type { Disk } from '../../disk/disk.js';
import { isInside } from './inside.js';
import { printable, type Refusal } from './refusal.js';
import { fold } from './twins.js';

/** Why a folder cannot be entered. */
export type InTheWay = Omit<Refusal, 'path'>;

/** The folders on the way to the paths, each looked at once. */
export class Folders {
  readonly #root: string;
  readonly #disk: Disk;
  /** A folder's state by its relative path: its absolute path, why it cannot be entered, or undefined where it is absent. */
  readonly #known = new Map<string, string | InTheWay | undefined>();
  readonly #names = new Map<string, ReadonlyMap<string, readonly string[]>>();

  constructor(root: string, disk: Disk) {
    this.#root = root;
    this.#disk = disk;
  }

  parentOf(relative: string): string | InTheWay | undefined {
    const end = relative.lastIndexOf('/');
    return end === -1 ? this.#root : this.#folder(relative.slice(0, end));
  }

  /** Something in the folder that some file system takes for the path's last name, spelled otherwise. */
  twinOf(folder: string, relative: string): Refusal | undefined {
    const name = path.posix.basename(relative);
    const twin = this.#twin(folder, name);
    return twin === undefined
      ? undefined
      : {
          code: 'path-clash',
          path: relative,
          why: `differs from ${printable(twin)} there only in case or in Unicode form`,
        };
  }

  #folder(relative: string): string | InTheWay | undefined {
    if (!this.#known.has(relative)) this.#known.set(relative, this.#look(relative));
    return this.#known.get(relative);
  }

  #look(relative: string): string | InTheWay | undefined {
    const parent = this.parentOf(relative);
    if (typeof parent !== 'string') return parent;
    const name = path.posix.basename(relative);
    const twin = this.#twin(parent, name);
    if (twin !== undefined) {
      const why = `needs the folder ${relative}, and ${printable(twin)} there differs only in case or in Unicode form`;
      return { code: 'path-clash', why };
    }
    const absolute = path.join(parent, name);
    const entry = this.#disk.entry(absolute);
    if (entry === undefined) return undefined;
    if (entry.kind === 'link')
      return { code: 'link-in-the-way', why: `leads through ${relative}, a symbolic link` };
    if (entry.kind !== 'folder')
      return { code: 'not-a-file', why: `needs the folder ${relative}, which is not a folder` };
    // Beside links, a disk can redirect by mounts and Windows by other reparse points.
    if (!isInside(this.#root, this.#disk.realPath(absolute))) {
      return { code: 'link-in-the-way', why: `leads through ${relative}, which is outside the target` };
    }
    return absolute;
  }

  #twin(folder: string, name: string): string | undefined {
    const spellings = this.#spellings(folder).get(fold(name)) ?? [];
    return spellings.includes(name) ? undefined : spellings[0];
  }

  #spellings(folder: string): ReadonlyMap<string, readonly string[]> {
    const known = this.#names.get(folder);
    if (known !== undefined) return known;
    const names = new Map<string, string[]>();
    for (const name of this.#disk.list(folder)) {
      const folded = fold(name);
      names.set(folded, [...(names.get(folded) ?? []), name]);
    }
    this.#names.set(folder, names);
    return names;
  }
}
