import path from 'node:path';
import { errorCode, nodeDisk } from '../disk/disk.js';
import { ExitCode, Problem } from '../errors/errors.js';

/**
 * A file's text, line endings and byte order mark included; undefined where there is no file. A link to a file is followed, as every
 * tool does that reads a repo's configuration.
 *
 * @throws {Problem} `unreadable`
 */
export function textOf(file: string): string | undefined {
  try {
    return nodeDisk.read(file).toString('utf8');
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return undefined;
    throw unreadable(file, error);
  }
}

/** Whether something stands there. */
export const exists = (file: string): boolean => nodeDisk.entry(file) !== undefined;

/** Whether a folder, or a link that may lead to one, stands there. */
export function isFolder(folder: string): boolean {
  const kind = nodeDisk.entry(folder)?.kind;
  return kind === 'folder' || kind === 'link';
}

/**
 * Names in a folder, sorted; none where there is no folder.
 *
 * @throws {Problem} `unreadable`
 */
export function namesIn(folder: string): string[] {
  try {
    return nodeDisk.list(folder).sort();
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw unreadable(folder, error);
  }
}

/** A folder and those above it, up to and including `top`; all of them where `top` is not one of them. */
export function foldersUp(folder: string, top?: string): string[] {
  const folders = [folder];
  for (let each = folder; each !== top;) {
    const parent = path.dirname(each);
    if (parent === each) break;
    folders.push(parent);
    each = parent;
  }
  return folders;
}

/** From one folder to a path, `/`-separated. */
export const relativePath = (from: string, to: string): string =>
  path.relative(from, to).split(path.sep).join('/');

export const withoutBom = (text: string): string => (text.startsWith('\uFEFF') ? text.slice(1) : text);

function unreadable(file: string, error: unknown): Problem {
  return new Problem({
    code: 'unreadable',
    message: `${file} cannot be read (${errorCode(error) ?? String(error)}).`,
    next: 'Make it readable for you, and try again.',
    exitCode: ExitCode.badInput,
  });
}
