import path from 'node:path';
import { expect } from 'vitest';
import { run } from './run.js';

const bin = path.resolve(import.meta.dirname, '../../../dist/bin.js');

/** What `mtls-pop add --json` and `undo --json` print, as far as repos are concerned. Source: docs/cli.md. */
export interface PlanDocument {
  readonly applied: boolean;
  readonly changes: readonly { readonly path: string; readonly action: string }[];
}

/** Runs the built tool in a folder. It has to succeed, and to print one JSON document on standard output. */
export async function mtlsPop(cwd: string, args: readonly string[]): Promise<PlanDocument> {
  const outcome = await run(cwd, { program: process.execPath, args: [bin, ...args, '--json'] });
  expect(outcome.exitCode, `mtls-pop ${args.join(' ')}\n${outcome.output}`).toBe(0);
  return JSON.parse(outcome.stdout) as PlanDocument;
}

/** Paths that a plan says it changes, relative to the repository; sorted. */
export const planned = ({ changes }: PlanDocument, root: string): readonly string[] =>
  changes
    .filter(({ action }) => action !== 'keep')
    .map(({ path: file }) => path.posix.join(root, file))
    .sort();
