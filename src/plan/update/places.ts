import type { LockEntry } from '../lock/entry.js';
import { pristineText } from '../lock/pristine.js';
import type { SeenFile } from '../paths/survey.js';
import type { MovedPaths } from '../project/moved-paths.js';
import { isPristine, plain } from './pristine.js';
import { placeImports } from '../project/place-imports.js';

/** Where generated files stand, and what they say there: a TypeScript file that was moved imports others by other paths. */
export class Places {
  readonly #moved: MovedPaths;
  readonly #generated: ReadonlySet<string>;

  /** @param generated every path that something was or would be generated under */
  constructor(moved: MovedPaths, generated: ReadonlySet<string>) {
    this.#moved = moved;
    this.#generated = generated;
  }

  of(path: string): string {
    return this.#moved.get(path) ?? path;
  }

  /** A text that was or would be generated under a path. */
  text(path: string, text: string): string {
    return placeImports(path, text, this.#moved, (each) => this.#generated.has(each));
  }

  base(entry: LockEntry): string {
    return this.text(entry.path, pristineText(entry));
  }

  /** Whether a file stands there as it was generated, but for line endings and for what follows from moving files. */
  isUntouched(seen: SeenFile, entry: LockEntry): boolean {
    if (isPristine(seen, entry)) return true;
    return this.#moved.size > 0 && plain(seen.bytes.toString('utf8')) === plain(this.base(entry));
  }
}
