import path from 'node:path';
import { ExitCode, Problem } from '../../errors/errors.js';
import { quoted } from '../../scenario/text.js';
import { didYouMean } from '../../scenario/did-you-mean.js';

/**
 * The folder of a workspace's package, by its name or folder.
 *
 * @param root of the workspace
 * @throws {Problem} `package-unknown` (exit code 2)
 */
export async function packageFolder(root: string, wanted: string): Promise<string> {
  const { listPackages } = await import('../../target/typescript/workspace/list-packages.js');
  const packages = await listPackages(root);
  const folder = wanted.replaceAll('\\', '/').replace(/\/+$/, '');
  const found = packages.find((each) => each.name === wanted || each.folder === folder);
  if (found !== undefined) return path.join(root, ...found.folder.split('/'));
  const names = packages.map(({ name }) => name);
  const meant = didYouMean(wanted, names);
  throw new Problem({
    code: 'package-unknown',
    message: `The workspace ${root} has no package ${quoted(wanted)}.`,
    cause:
      names.length === 0
        ? 'There is no workspace of npm, pnpm or Yarn in that folder.'
        : `It has: ${names.slice(0, 10).join(', ')}${names.length > 10 ? ', …' : ''}.`,
    next:
      meant === undefined
        ? 'Name a package of the workspace, or its folder: mtls-pop add <folder>'
        : `Did you mean --package ${meant}?`,
    exitCode: ExitCode.badInput,
  });
}
