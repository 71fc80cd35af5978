import path from 'node:path';
import type { Repo } from '../../plan/add/repo.js';
import type { Flow } from '../../scenario/flow.js';
import { leftByBuilding, leftByInstalling } from '../toolchain/package-manager.js';

/** What installing and checking may leave in a repo: paths relative to its root, `/`-separated, `..` among them. */
export async function leftoversIn({ root, target }: Repo, flow: Flow): Promise<readonly string[]> {
  if (target.language === 'csharp') return leftByDotnet(target.projects, flow);
  const { workspaceRoot } = target;
  const own = [...leftByBuilding, ...leftByInstalling];
  if (workspaceRoot === root) return own;
  // An installation is one of the whole workspace, and some package managers make a folder in each of its packages.
  const { listPackages } = await import('../../target/typescript/workspace/list-packages.js');
  const members = await listPackages(workspaceRoot);
  const ofWorkspace = [
    ...leftByInstalling,
    ...members.map(({ folder }) => path.posix.join(folder, 'node_modules')),
  ];
  const up = path.relative(root, workspaceRoot).split(path.sep).join('/');
  return [...new Set([...own, ...ofWorkspace.map((each) => path.posix.join(up, each))])];
}

function leftByDotnet(projects: readonly { readonly path: string }[], flow: Flow): readonly string[] {
  const made = flow.language === 'csharp' && flow.place !== undefined ? [flow.place.testProject] : [];
  const folders = new Set(
    [...projects.map((each) => each.path), ...made].map((each) => path.posix.dirname(each)),
  );
  return ['TestResults', ...[...folders].flatMap((each) => [`${each}/bin`, `${each}/obj`])];
}
