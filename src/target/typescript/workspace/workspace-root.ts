import path from 'node:path';
import { exists, foldersUp, relativePath } from '../../files.js';
import { isMember } from './members.js';
import { workspacePatterns } from './patterns.js';

/** How far up a package's surroundings reach. */
export interface Surroundings {
  /** Root of the workspace that the package is a member or the root of; the package's own folder for a single package. */
  readonly workspaceRoot: string;
  /** The topmost folder that still is the owner's: the git repository's, or the workspace's where there is no git. */
  readonly top: string;
}

/**
 * Looks up from a package to the root of its workspace, not beyond the repository.
 *
 * @throws {Problem} `json-invalid`, `yaml-invalid` of a file above
 */
export async function surroundingsOf(root: string): Promise<Surroundings> {
  const above = foldersUp(root);
  const repository = above.find((folder) => exists(path.join(folder, '.git')));
  for (const folder of foldersUp(root, repository)) {
    const workspace = await workspacePatterns(folder);
    if (workspace === undefined) continue;
    if (folder === root || isMember(relativePath(folder, root), workspace.patterns))
      return { workspaceRoot: folder, top: repository ?? folder };
  }
  return { workspaceRoot: root, top: repository ?? root };
}
