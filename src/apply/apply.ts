import { setImmediate } from 'node:timers/promises';
import { summarise, type Plan, type PlanSummary } from '../plan/plan.js';
import { findTarget } from '../plan/paths/target.js';
import { failure, notWritable, stuck } from './failure.js';
import { nodeFileSystem, type FileSystem } from './file-system.js';
import { hold } from './holder.js';
import { writeJournal, type Journal } from './journal.js';
import { recover } from './recover.js';
import { stage, type Pause } from './stage.js';
import { quietly, Staging } from './staging.js';
import { discard, Transaction } from './transaction.js';
import { verify } from './verify.js';

export interface ApplyOptions {
  /** When it aborts, everything is put back and its reason is thrown. */
  readonly signal?: AbortSignal;
  readonly fs?: FileSystem;
}

export interface Applied {
  /** Real, absolute path. */
  readonly root: string;
  readonly summary: PlanSummary;
}

/**
 * Carries a plan out as one transaction: all of it, or nothing. Killed at any point, the next `recover` finishes it or rolls it
 * back.
 *
 * @throws {Problem} exit code 5 where the target no longer fits the plan, is not writable, or another run is writing to it
 *   (`busy`); exit code 1 where writing failed and everything is as before (`write-failed`), or could not be put back
 *   (`rollback-failed`)
 */
export async function apply(
  plan: Plan,
  { signal, fs = nodeFileSystem }: ApplyOptions = {},
): Promise<Applied> {
  signal?.throwIfAborted();
  await recover(plan.root, { fs });
  const applied = { root: plan.root, summary: summarise(plan) };
  if (plan.changes.every(({ action }) => action === 'keep')) {
    verify(plan, fs);
    return applied;
  }
  const staging = new Staging(findTarget(plan.root, fs));
  const held = enter(staging, plan.root, fs);
  try {
    const transaction = await begin(plan, staging, fs, pauseFor(signal));
    await complete(transaction, plan.root, staging, fs, pauseFor(signal));
    transaction.finish();
    return applied;
  } finally {
    held.release();
  }
}

function enter(staging: Staging, root: string, fs: FileSystem): ReturnType<typeof hold> {
  try {
    return hold(staging, fs);
  } catch (error) {
    throw notWritable(error, root);
  }
}

async function begin(plan: Plan, staging: Staging, fs: FileSystem, pause: Pause): Promise<Transaction> {
  try {
    verify(plan, fs);
    const journal: Journal = {
      version: 1,
      command: plan.command,
      keepForUndo: plan.command !== 'new' || plan.changes.some(({ action }) => action !== 'create'),
      moves: await stage(plan, staging, fs, pause),
      emptied: plan.emptied ?? [],
    };
    writeJournal(staging, journal, fs);
    return new Transaction(journal, staging, fs);
  } catch (error) {
    quietly(() => {
      discard(staging, fs);
    });
    throw failure(error, plan.root);
  }
}

/** From the journal on: every move, or none. A wish to stop is heard until the last move is made. */
async function complete(
  transaction: Transaction,
  root: string,
  staging: Staging,
  fs: FileSystem,
  pause: Pause,
): Promise<void> {
  try {
    await transaction.forward(pause);
  } catch (error) {
    try {
      transaction.back();
    } catch (again) {
      throw stuck(again, staging.folder);
    }
    quietly(() => {
      discard(staging, fs);
    });
    throw failure(error, root);
  }
}

/** Signals reach this process only between turns of its event loop. */
function pauseFor(signal: AbortSignal | undefined): Pause {
  return async () => {
    if (signal === undefined) return;
    await setImmediate();
    signal.throwIfAborted();
  };
}
