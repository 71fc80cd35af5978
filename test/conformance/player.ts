import type { JournalEntry } from '../../templates/typescript/test/emulator/index.js';
import type { Case } from './case-schema.js';
import { Certificates } from './certificates.js';
import type { EmulatorUnderTest, StartOptions } from './emulator-under-test.js';
import { checkAnswer, checkJournal } from './expectations.js';
import { fillPlaceholders } from './placeholders.js';
import { play } from './play.js';

/** Plays cases on emulators of one implementation: those that ask for nothing special share one. */
export class Player {
  #shared: Promise<Stage> | undefined;

  constructor(private readonly start: (options?: StartOptions) => Promise<EmulatorUnderTest>) {}

  /**
   * Plays one case and holds everything that comes of it against its expectations.
   *
   * @returns what the emulator wrote down
   */
  async hold(recorded: Case): Promise<readonly JournalEntry[]> {
    if (recorded.emulator === undefined) {
      this.#shared ??= this.#open();
      return hold(recorded, await this.#shared);
    }
    const stage = await this.#open(recorded.emulator);
    try {
      return await hold(recorded, stage);
    } finally {
      await stage.emulator.close();
    }
  }

  async close(): Promise<void> {
    const stage = await this.#shared;
    await stage?.emulator.close();
  }

  async #open(options?: StartOptions): Promise<Stage> {
    const emulator = await this.start(options);
    return { emulator, certificates: new Certificates(emulator) };
  }
}

interface Stage {
  readonly emulator: EmulatorUnderTest;
  readonly certificates: Certificates;
}

async function hold(recorded: Case, { emulator, certificates }: Stage): Promise<readonly JournalEntry[]> {
  const filled = fillPlaceholders(recorded, emulator);
  const result = await play(emulator, certificates, filled);
  const entries = await emulator.entries();
  await checkAnswer(filled.expect, result, certificates);
  checkJournal(filled, result, entries);
  return entries;
}
