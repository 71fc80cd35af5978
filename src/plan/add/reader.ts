import { nodeDisk } from '../../disk/disk.js';
import { whyUnsafe } from '../paths/lexical.js';
import { survey } from '../paths/survey.js';

/** Reads files of a repo by their paths; what is not there, or leads out of the repo, counts as absent. */
export function readerOf(root: string): (path: string) => string | undefined {
  return (path) =>
    whyUnsafe(path) === undefined
      ? survey(root, [path], nodeDisk).files.get(path)?.bytes.toString('utf8')
      : undefined;
}
