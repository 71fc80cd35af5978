import { InvalidArgumentError, type Command } from 'commander';
import type { OnConflict } from '../../plan/update/contract.js';
import { declareAnswers } from '../answers/options.js';
import type { PreviewOptions } from '../plan/show.js';

/** What says how `update` runs, beside the answers. */
export interface UpdateOptions extends PreviewOptions {
  readonly yes?: boolean;
  readonly answers?: string;
  readonly conflict?: OnConflict;
  readonly recursive?: boolean;
  readonly adopt?: boolean;
  readonly allowDirty?: boolean;
  readonly allowMajor?: boolean;
}

const ways: readonly OnConflict[] = ['markers', 'ours', 'theirs', 'reject'];

export function declareOptions(command: Command): void {
  declareAnswers(command, {
    name: ['<name>', 'the flow whose answers change, where there are several'],
    language: ['<language>', 'the language of that flow, where two have the name'],
    guidance: [
      '<version>',
      'the guidance to go to, older or newer, or the path of a pack folder; the newest',
    ],
  });
  command
    .option(
      '--conflict <way>',
      'what becomes of conflicts: markers (both texts), ours, theirs, or reject (write nothing)',
      (value): OnConflict => {
        const way = ways.find((each) => each === value);
        if (way === undefined) throw new InvalidArgumentError(`It is one of ${ways.join(', ')}.`);
        return way;
      },
    )
    .option('--recursive', 'every project below the folders, each in a transaction of its own')
    .option('--adopt', 'rebuild a lock file that was lost or damaged, from the answers and what is there')
    .option('--allow-dirty', 'change files that have changes which are not committed')
    .option('--allow-major', 'raise packages across a major version')
    .option('--dry-run', 'print the plan and write nothing')
    .option('--diff', 'print the plan as a unified diff and write nothing');
}
