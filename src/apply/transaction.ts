import { Folders } from '../plan/paths/folders.js';
import { refused } from '../plan/paths/refusal.js';
import { unfinished } from './failure.js';
import type { FileSystem } from './file-system.js';
import { journalName, rollbackName, type Journal, type Move } from './journal.js';
import { canGoBack, canGoForward, goBack, goForward, isDone } from './moves.js';
import type { Pause } from './stage.js';
import { holderPrefix, quietly, removeAll, type Staging } from './staging.js';

/**
 * A journalled set of moves. Forward or back, it can be taken up at any point by anybody, because each move tells by itself
 * whether it is done.
 */
export class Transaction {
  readonly #journal: Journal;
  readonly #staging: Staging;
  readonly #fs: FileSystem;

  constructor(journal: Journal, staging: Staging, fs: FileSystem) {
    this.#journal = journal;
    this.#staging = staging;
    this.#fs = fs;
  }

  /** Makes the moves that are left. Each destination is looked at once more right before. */
  async forward(pause: Pause): Promise<void> {
    for (const [number, move] of this.#left()) {
      if (!canGoForward(move, this.#staging, this.#fs)) {
        const why = 'is not as it was when the run began';
        throw refused([{ code: 'changed-meanwhile', path: move.to, why }], this.#staging.base);
      }
      goForward(move, number, this.#staging, this.#fs);
      await pause();
    }
  }

  /**
   * Takes back the moves that were made. From the first one on nobody goes forward any more, whoever takes this up: a failure
   * that was told must not turn into a success later.
   *
   * @throws {Problem} `unfinished`, before anything is taken back, where somebody has changed a destination since
   */
  back(): void {
    const made = this.#made();
    const changed = made
      .filter(([, move]) => !canGoBack(move, this.#staging, this.#fs))
      .map(([, { to }]) => to);
    if (changed.length > 0) throw unfinished(changed, this.#staging.folder);
    if (this.#fs.entry(this.#staging.inside(rollbackName)) === undefined) {
      this.#fs.rename(this.#staging.inside(journalName), this.#staging.inside(rollbackName));
    }
    for (const [number, move] of made) goBack(move, number, this.#staging, this.#fs);
  }

  /** Whether `forward` would find each destination as the plan saw it. */
  canFinish(): boolean {
    return this.#left().every(([, move]) => canGoForward(move, this.#staging, this.#fs));
  }

  /**
   * Clears up after the last move, all but what `undo` needs. What fails here is left to the next run, but for an empty folder that
   * cannot be removed: a terminal may stand in it, and nothing depends on it.
   */
  finish(): void {
    const { undoFolder, folder } = this.#staging;
    for (const emptied of this.#journal.emptied) {
      quietly(() => {
        removeEmptied(emptied, this.#staging, this.#fs);
      });
    }
    quietly(() => {
      if (this.#staging.missing.length > 0) return;
      removeAll(undoFolder, this.#fs);
      if (!this.#journal.keepForUndo) return;
      this.#fs.rename(folder, undoFolder);
      removeAll(undoFolder, this.#fs, (name) => ['.gitignore', journalName, 'old'].includes(name));
    });
    quietly(() => {
      discard(this.#staging, this.#fs);
    });
  }

  #left(): Numbered[] {
    return this.#moves().filter(([number, move]) => !isDone(move, number, this.#staging, this.#fs));
  }

  #made(): Numbered[] {
    return this.#moves().filter(([number, move]) => isDone(move, number, this.#staging, this.#fs));
  }

  #moves(): Numbered[] {
    return [...this.#journal.moves.entries()];
  }
}

/** Leaves a folder with something in it, and one that a link leads to, as it is. */
function removeEmptied(folder: string, { base }: Staging, fs: FileSystem): void {
  const at = new Folders(base, fs).parentOf(`${folder}/any`);
  if (typeof at === 'string' && fs.list(at).length === 0) fs.removeFolder(at);
}

type Numbered = [number: number, move: Move];

/** Empties a staging folder, all but its holders. The journal goes first: without it what is left means nothing. */
export function discard(staging: Staging, fs: FileSystem): void {
  for (const name of [journalName, rollbackName]) removeAll(staging.inside(name), fs);
  removeAll(staging.folder, fs, (name) => name.startsWith(holderPrefix));
}
