import path from 'node:path';
import type { Git } from '../add/git.js';
import { answersFileName } from '../answers/answers-file.js';
import { lockFileName, type LockEntry } from '../lock/entry.js';
import { pristineText } from '../lock/pristine.js';
import type { SeenFile } from '../paths/survey.js';
import type { MovedPaths } from '../project/moved-paths.js';
import { likeness } from './likeness.js';
import type { Sources } from './sources.js';

/** A generated file that its owner has moved or renamed. */
export interface Followed {
  /** That it was generated under. */
  readonly path: string;
  readonly to: string;
  /** Who says so: `.mtls-pop.yaml`, git, or that no other file is as like it. */
  readonly by: 'answers' | 'git' | 'likeness';
}

export interface Found extends Followed {
  readonly seen: SeenFile;
}

const enough = 0.6;

/**
 * Finds files that are not where they were: where git says that they were renamed to since the lock file was last committed, else the
 * likest file with the same ending.
 *
 * @param missing what was generated and is not there
 * @param moved where they were last, as far as `.mtls-pop.yaml` says
 */
export async function follow(
  missing: readonly LockEntry[],
  { root, moved, sources, git }: { root: string; moved: MovedPaths; sources: Sources; git: Git },
): Promise<Found[]> {
  if (missing.length === 0) return [];
  const found: Found[] = [];
  const renames = (await git.renamed(root, lockFileName)) ?? new Map<string, string>();
  for (const entry of missing) {
    const to = renames.get(moved.get(entry.path) ?? entry.path);
    const seen = to === undefined ? undefined : sources.at(to);
    if (to === undefined || seen === undefined) continue;
    found.push({ path: entry.path, to, by: 'git', seen });
    sources.take(to);
  }
  const rest = missing.filter((entry) => !found.some((each) => each.path === entry.path));
  return [...found, ...likest(rest, sources)];
}

/** Of all pairs the likest first, so that a file goes to the one that it is most like. */
function likest(missing: readonly LockEntry[], sources: Sources): Found[] {
  const pairs = missing.flatMap((entry) => {
    const base = pristineText(entry);
    const name = path.posix.basename(entry.path);
    return [...sources.withEnding(path.posix.extname(entry.path))].map(([to, seen]) => ({
      path: entry.path,
      to,
      seen,
      score: likeness(base, seen.bytes.toString('utf8')) + (path.posix.basename(to) === name ? 0.2 : 0),
    }));
  });
  const found: Found[] = [];
  for (const { score, ...pair } of pairs.sort((a, b) => b.score - a.score)) {
    if (score < enough || found.some((each) => each.path === pair.path || each.to === pair.to)) continue;
    found.push({ ...pair, by: 'likeness' });
    sources.take(pair.to);
  }
  return found;
}

/** All moved files, as the answers file says and as was found. */
export function followedTo(moved: MovedPaths, found: readonly Found[]): Followed[] {
  const elsewhere = new Set(found.map(({ path }) => path));
  const said = [...moved].filter(([path]) => !elsewhere.has(path));
  return [
    ...said.map(([path, to]): Followed => ({ path, to, by: 'answers' })),
    ...found.map(({ path, to, by }): Followed => ({ path, to, by })),
  ];
}

/** Says of a file that is not where it was generated how that is known. */
export function saysFollowed({ path: from, to, by }: Followed): string {
  switch (by) {
    case 'answers':
      return `${from} is followed to ${to}, as ${answersFileName} says.`;
    case 'git':
      return `${from} is followed to ${to}, which git says it was renamed to. ${answersFileName} says so from now on.`;
    case 'likeness':
      return `${from} is followed to ${to}, the file that is most like it. ${answersFileName} says so from now on: put it right there where it is wrong.`;
  }
}
