import path from 'node:path';
import { foldersUp } from '../../files.js';
import { rangeOf, readManifest } from '../package-json.js';

/**
 * Major version of the repo's TypeScript: the installed one, or the least that a `package.json` asks for; undefined where neither is
 * to be found. Defaults of the compiler's options depend on it.
 */
export async function typeScriptMajor(root: string, workspaceRoot: string): Promise<number | undefined> {
  for (const folder of foldersUp(root)) {
    const installed = await readManifest(path.join(folder, 'node_modules/typescript'), 'typescript');
    const version = installed?.raw['version'];
    if (typeof version === 'string') return Number.parseInt(version, 10);
  }
  for (const folder of foldersUp(root, workspaceRoot)) {
    const range = rangeOf(await readManifest(folder), 'typescript');
    const major = /\d+/.exec(range ?? '');
    if (major !== null) return Number(major[0]);
  }
  return undefined;
}
