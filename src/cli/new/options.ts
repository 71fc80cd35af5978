import type { Command } from 'commander';
import { declareAnswers } from '../answers/options.js';
import type { PreviewOptions } from '../plan/show.js';
import type { StepOptions } from '../toolchain/wanted-steps.js';

/** What says how `new` runs, beside the answers. */
export interface RunOptions extends PreviewOptions, StepOptions {
  readonly yes?: boolean;
  readonly answers?: string;
  readonly force?: boolean;
}

export function declareOptions(command: Command): void {
  declareAnswers(command);
  command
    .option('--dry-run', 'print the plan and write nothing')
    .option('--diff', 'print the plan as a unified diff and write nothing')
    .option('--force', 'overwrite files that are there and differ')
    .option('--install', 'install the packages too')
    .option('--verify', 'install, build and run the tests too');
}
