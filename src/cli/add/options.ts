import type { Command } from 'commander';
import type { RepoOptions } from '../../plan/add/repo.js';
import { declareAnswers } from '../answers/options.js';
import type { PreviewOptions } from '../plan/show.js';
import type { StepOptions } from '../toolchain/wanted-steps.js';

/** What says how `add` runs, beside the answers. */
export interface AddOptions extends PreviewOptions, StepOptions {
  readonly yes?: boolean;
  readonly answers?: string;
  readonly package?: string;
  readonly folder?: string;
  readonly testFolder?: string;
  readonly solution?: string;
  readonly project?: string;
  readonly testProject?: string;
  readonly wire?: boolean;
  readonly allowDirty?: boolean;
  readonly allowMajor?: boolean;
}

/** Options that say where a flow goes, and what follows each on the command line. */
export const placeOptions = ['folder', 'testFolder', 'solution', 'project', 'testProject'] as const;

export function declareOptions(command: Command): void {
  declareAnswers(command, {
    name: ['<name>', 'name of the flow, such as graph; by default made of the resource'],
    testRunner: [
      '<runner>',
      'where the repo does not tell: vitest, node, jest or mocha; xunit, nunit or mstest',
    ],
    module: ['<system>', 'where the repo does not tell: esm or commonjs'],
    framework: ['<framework>', 'where the repo does not tell: net10.0 or net8.0'],
    packageManager: ['<manager>', 'where the repo does not tell: npm, pnpm or yarn'],
    guidance: [
      '<version>',
      "a version of the guidance, or the path of a pack folder; the project's, where it has one",
    ],
  });
  command
    .option('--package <name>', 'TypeScript: the package of a workspace, by its name or folder')
    .option('--folder <folder>', 'folder of the code, inside the package or solution')
    .option('--test-folder <folder>', 'folder of its tests')
    .option('--solution <file>', 'C#: the solution, where there are several')
    .option('--project <name>', 'C#: the project that the flow goes into')
    .option('--test-project <name>', 'C#: the project that its tests go into')
    .option('--wire', "edit the service's own code to use the flow, where there is one place for it")
    .option('--allow-dirty', 'edit files that have changes which are not committed')
    .option('--allow-major', 'raise packages across a major version')
    .option('--dry-run', 'print the plan and write nothing')
    .option('--diff', 'print the plan as a unified diff and write nothing')
    .option('--install', 'install the packages too')
    .option('--verify', "install, and run the repo's own checks and tests before and after");
}

/** Those of the options that say something about the repo. */
export function repoOptionsAmong(options: AddOptions): RepoOptions {
  return Object.fromEntries(
    placeOptions.flatMap((name) => (options[name] === undefined ? [] : [[name, options[name]]])),
  );
}
