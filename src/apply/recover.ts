import { findTarget } from '../plan/paths/target.js';
import { stuck } from './failure.js';
import { nodeFileSystem, type FileSystem } from './file-system.js';
import { hold } from './holder.js';
import { journalName, readJournal, rollbackName } from './journal.js';
import { possibleStagings, type Staging } from './staging.js';
import { discard, Transaction } from './transaction.js';

/** What was found of a run that was killed, and where it is now. */
export type Recovery = 'nothing' | 'finished' | 'rolled-back';

/**
 * Brings to an end what a killed run left: forward where it had staged everything, otherwise back. Every command calls it before
 * it looks at a target; where nothing was left that costs a few look-ups.
 *
 * @param root as given to the command
 * @throws {Problem} exit code 5 where that would overwrite what somebody changed since (`unfinished`), another run is at work
 *   (`busy`), or the folder is not to be trusted (`staging-refused`, `journal-invalid`); exit code 1 where the disk refuses
 *   (`rollback-failed`); and those of `findTarget`
 */
export async function recover(
  root: string,
  { fs = nodeFileSystem }: { fs?: FileSystem } = {},
): Promise<Recovery> {
  let recovery: Recovery = 'nothing';
  for (const staging of possibleStagings(findTarget(root, fs).root)) {
    if (fs.entry(staging.folder) === undefined) continue;
    try {
      recovery = await takeUp(staging, fs);
    } catch (error) {
      throw stuck(error, staging.folder);
    }
  }
  return recovery;
}

async function takeUp(staging: Staging, fs: FileSystem): Promise<Recovery> {
  const held = hold(staging, fs);
  try {
    const name = [rollbackName, journalName].find((each) => fs.entry(staging.inside(each)) !== undefined);
    if (name !== undefined) {
      const transaction = new Transaction(readJournal(staging, name, fs), staging, fs);
      if (name === journalName && (await wentForward(transaction))) return 'finished';
      transaction.back();
    }
    discard(staging, fs);
    return 'rolled-back';
  } finally {
    held.release();
  }
}

async function wentForward(transaction: Transaction): Promise<boolean> {
  if (!transaction.canFinish()) return false;
  try {
    await transaction.forward(() => Promise.resolve());
  } catch {
    // What keeps it from going forward may still let it go back; if not, that failure is told.
    return false;
  }
  transaction.finish();
  return true;
}
