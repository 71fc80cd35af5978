import path from 'node:path';
import picomatch from 'picomatch';
import { nodeDisk } from '../../../disk/disk.js';
import { exists, namesIn } from '../../files.js';

const never = new Set(['node_modules', 'bower_components', '.git']);

/** Whether a folder (relative to the workspace's root, `/`-separated) is a member. As in pnpm and npm, a later negation wins. */
export function isMember(folder: string, patterns: readonly string[]): boolean {
  let member = false;
  for (const pattern of patterns) {
    const negated = pattern.startsWith('!');
    if (matches(folder, negated ? pattern.slice(1) : pattern)) member = !negated;
  }
  return member;
}

/** Folders of the members, relative and sorted. Only folders that a pattern can lead to are listed. */
export function memberFolders(root: string, patterns: readonly string[]): string[] {
  const found = new Set<string>();
  for (const pattern of patterns) {
    if (pattern.startsWith('!')) continue;
    for (const folder of expand(root, normal(pattern)))
      if (isMember(folder, patterns) && exists(path.join(root, folder, 'package.json'))) found.add(folder);
  }
  return [...found].sort();
}

function matches(folder: string, pattern: string): boolean {
  return picomatch.isMatch(folder, normal(pattern));
}

/** Patterns may begin with `./` and end in `/`. */
const normal = (pattern: string): string => pattern.replace(/^\.\//, '').replace(/\/+$/, '');

/** Folders below `root` that a glob matches, walked segment by segment. */
function expand(root: string, pattern: string): string[] {
  const walk = (folder: string, segments: readonly string[]): string[] => {
    const [segment, ...rest] = segments;
    if (segment === undefined) return folder === '' ? [] : [folder];
    if (segment === '**')
      return [...walk(folder, rest), ...foldersIn(root, folder).flatMap((below) => walk(below, segments))];
    if (picomatch.scan(segment).isGlob) {
      const fits = picomatch(segment);
      return foldersIn(root, folder)
        .filter((below) => fits(path.posix.basename(below)))
        .flatMap((below) => walk(below, rest));
    }
    const below = path.posix.join(folder, segment);
    return nodeDisk.entry(path.join(root, below))?.kind === 'folder' ? walk(below, rest) : [];
  };
  // A brace may hold a slash, so such a pattern is several.
  return alternatives(pattern).flatMap((each) => walk('', each.split('/').filter(Boolean)));
}

/** `{apps,packages/x}/*` as `apps/*` and `packages/x/*`. */
function alternatives(pattern: string): string[] {
  const brace = /\{([^{}]*)\}/.exec(pattern);
  if (brace?.[1] === undefined) return [pattern];
  const [before, after] = [pattern.slice(0, brace.index), pattern.slice(brace.index + brace[0].length)];
  return brace[1].split(',').flatMap((choice) => alternatives(`${before}${choice}${after}`));
}

function foldersIn(root: string, folder: string): string[] {
  return namesIn(path.join(root, folder))
    .filter((name) => !never.has(name) && !name.startsWith('.'))
    .map((name) => path.posix.join(folder, name))
    .filter((below) => nodeDisk.entry(path.join(root, below))?.kind === 'folder');
}
