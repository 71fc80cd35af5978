import { ExitCode, Problem } from '../../errors/errors.js';
import { quoted } from '../../scenario/text.js';
import { whyUnsafe } from '../paths/lexical.js';
import type { RepoOptions } from './repo.js';

/** `--folder` and `--test-folder` as paths of a plan: relative to the root, `/`-separated, and inside it. */
export function folderOptions({
  folder,
  testFolder,
}: RepoOptions): Pick<RepoOptions, 'folder' | 'testFolder'> {
  return {
    ...(folder !== undefined && { folder: checked('--folder', folder) }),
    ...(testFolder !== undefined && { testFolder: checked('--test-folder', testFolder) }),
  };
}

function checked(flag: string, given: string): string {
  const folder = given
    .replaceAll('\\', '/')
    .replace(/^(?:\.\/+)+/, '')
    .replace(/\/+$/, '');
  const why = whyUnsafe(folder);
  if (why === undefined) return folder;
  throw new Problem({
    code: 'unsafe-path',
    message: `${flag} ${quoted(given)} ${why}.`,
    cause: 'It is a folder inside the package or solution, named from there.',
    next: `Name one such as ${flag} src/mtls-pop`,
    exitCode: ExitCode.badInput,
  });
}
