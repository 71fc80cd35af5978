import type { FileSystem } from '../file-system.js';

/** What stands for the death of the process: from it on, no operation of the same file system does anything. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

export type Fault =
  /** The operation with this number fails, once. */
  | { readonly fail: number; readonly code: string }
  /** The operation with this number and all after it fail. */
  | { readonly failFrom: number; readonly code: string }
  /** The process dies before the operation with this number … */
  | { readonly killBefore: number }
  /** … or after it. */
  | { readonly killAfter: number };

/** A file system that fails, or whose process dies, at one of its operations. Looking does not count as one. */
export class FaultyFileSystem implements FileSystem {
  /** Operations so far, by name. */
  readonly operations: string[] = [];
  readonly #real: FileSystem;
  readonly #faults: readonly Fault[];
  readonly #die: () => never;
  #dead = false;

  constructor(real: FileSystem, faults: readonly Fault[] = [], die?: () => never) {
    this.#real = real;
    this.#faults = faults;
    this.#die =
      die ??
      (() => {
        this.#dead = true;
        throw new Killed();
      });
  }

  entry: FileSystem['entry'] = (path) => this.#alive(() => this.#real.entry(path));
  read: FileSystem['read'] = (path) => this.#alive(() => this.#real.read(path));
  list: FileSystem['list'] = (path) => this.#alive(() => this.#real.list(path));
  realPath: FileSystem['realPath'] = (path) => this.#alive(() => this.#real.realPath(path));

  makeFolder: FileSystem['makeFolder'] = (...args) => {
    this.#operate('makeFolder', () => {
      this.#real.makeFolder(...args);
    });
  };
  writeNew: FileSystem['writeNew'] = (...args) => {
    this.#operate('writeNew', () => {
      this.#real.writeNew(...args);
    });
  };
  duplicate: FileSystem['duplicate'] = (...args) => {
    this.#operate('duplicate', () => {
      this.#real.duplicate(...args);
    });
  };
  rename: FileSystem['rename'] = (...args) => {
    this.#operate('rename', () => {
      this.#real.rename(...args);
    });
  };
  remove: FileSystem['remove'] = (...args) => {
    this.#operate('remove', () => {
      this.#real.remove(...args);
    });
  };
  removeFolder: FileSystem['removeFolder'] = (...args) => {
    this.#operate('removeFolder', () => {
      this.#real.removeFolder(...args);
    });
  };

  #operate(name: string, operation: () => void): void {
    this.#alive(() => undefined);
    const number = this.operations.length;
    this.operations.push(name);
    for (const fault of this.#faults) {
      if ('killBefore' in fault && number === fault.killBefore) this.#die();
      if (('fail' in fault && number === fault.fail) || ('failFrom' in fault && number >= fault.failFrom)) {
        throw Object.assign(new Error(`${fault.code}: injected, ${name}`), { code: fault.code });
      }
    }
    operation();
    if (this.#faults.some((fault) => 'killAfter' in fault && number === fault.killAfter)) this.#die();
  }

  #alive<T>(look: () => T): T {
    if (this.#dead) throw new Killed();
    return look();
  }
}
