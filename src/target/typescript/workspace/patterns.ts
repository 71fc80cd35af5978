import path from 'node:path';
import { Problem, ExitCode } from '../../../errors/errors.js';
import { textOf } from '../../files.js';
import { isObject, stringsOf } from '../../json.js';
import { readManifest } from '../package-json.js';

/** What makes a folder the root of a workspace. */
export interface WorkspacePatterns {
  /** Globs of the members' folders; with `!` in front those that are none. */
  readonly patterns: readonly string[];
  readonly file: 'pnpm-workspace.yaml' | 'package.json';
}

/**
 * The patterns of the workspace whose root a folder is; undefined where it is not one. pnpm asks `pnpm-workspace.yaml` alone; one
 * without `packages` holds settings of a single package.
 *
 * Source: https://pnpm.io/pnpm-workspace_yaml, https://docs.npmjs.com/cli/configuring-npm/package-json#workspaces,
 * https://classic.yarnpkg.com/docs/workspaces (an object with `packages`).
 *
 * @throws {Problem} `yaml-invalid`, `json-invalid`
 */
export async function workspacePatterns(folder: string): Promise<WorkspacePatterns | undefined> {
  const yaml = textOf(path.join(folder, 'pnpm-workspace.yaml'));
  if (yaml !== undefined) {
    const patterns = stringsOf(await pnpmPackages(yaml, path.join(folder, 'pnpm-workspace.yaml')));
    if (patterns.length > 0) return { patterns, file: 'pnpm-workspace.yaml' };
  }
  const workspaces = (await readManifest(folder, path.join(folder, 'package.json')))?.raw['workspaces'];
  const patterns = stringsOf(isObject(workspaces) ? workspaces['packages'] : workspaces);
  return patterns.length === 0 ? undefined : { patterns, file: 'package.json' };
}

async function pnpmPackages(text: string, shown: string): Promise<unknown> {
  const { parseDocument } = await import('yaml');
  const document = parseDocument(text);
  const error = document.errors[0];
  if (error !== undefined)
    throw new Problem({
      code: 'yaml-invalid',
      message: `${shown} does not parse: ${error.message.split('\n')[0] ?? ''}`,
      next: 'Repair it, and try again.',
      exitCode: ExitCode.badInput,
    });
  const value: unknown = document.toJS({ maxAliasCount: 100 });
  return isObject(value) ? (value['packages'] ?? []) : [];
}
