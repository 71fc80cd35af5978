import type { LockEntry } from '../lock/entry.js';
import { pristineText } from '../lock/pristine.js';
import type { SeenFile } from '../paths/survey.js';
import type { MovedPaths } from '../project/moved-paths.js';
import { isPristine, plain } from './pristine.js';
import { placeImports, type Whereabouts } from '../project/place-imports.js';

/** Where generated files stand, and what they say there: a TypeScript file that was moved imports others by other paths. */
export class Places {
  readonly #moved: MovedPaths;
  readonly #whereabouts: Whereabouts;

  /** @param generated every path that something was or would be generated under */
  constructor(moved: MovedPaths, generated: ReadonlySet<string>) {
    this.#moved = moved;
    this.#whereabouts = { moved, isGenerated: (path) => generated.has(path) };
  }

  of(path: string): string {
    return this.#moved.get(path) ?? path;
  }

  /**
   * A text that was or would be generated under a path.
   *
   * @param ours what stands there
   */
  text(path: string, text: string, ours?: SeenFile): string {
    return placeImports(path, text, this.#whereabouts, ours?.bytes.toString('utf8'));
  }

  /** What was generated, beside what stands there. */
  base(entry: LockEntry, ours: SeenFile): string {
    return this.text(entry.path, pristineText(entry), ours);
  }

  /** Whether a file stands there as it was generated, but for line endings and for what follows from moving files. */
  isUntouched(seen: SeenFile, entry: LockEntry): boolean {
    if (isPristine(seen, entry)) return true;
    return this.#moved.size > 0 && plain(seen.bytes.toString('utf8')) === plain(this.base(entry, seen));
  }
}
