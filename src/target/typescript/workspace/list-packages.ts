import path from 'node:path';
import { readManifest } from '../package-json.js';
import { memberFolders } from './members.js';
import { workspacePatterns } from './patterns.js';

/** A member of a workspace. */
export interface WorkspacePackage {
  /** Of its `package.json`; the folder where that gives none. */
  readonly name: string;
  /** Relative to the workspace's root, `/`-separated. */
  readonly folder: string;
}

/**
 * The packages of an npm, pnpm or yarn workspace, in the order of their folders; none where `workspaceRoot` is not the root of one.
 *
 * @throws {Problem} `json-invalid`, `yaml-invalid`
 */
export async function listPackages(workspaceRoot: string): Promise<readonly WorkspacePackage[]> {
  const workspace = await workspacePatterns(workspaceRoot);
  if (workspace === undefined) return [];
  return Promise.all(
    memberFolders(workspaceRoot, workspace.patterns).map(async (folder) => {
      const manifest = await readManifest(path.join(workspaceRoot, folder), `${folder}/package.json`);
      return { name: manifest?.name ?? folder, folder };
    }),
  );
}
