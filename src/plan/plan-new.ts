import type { RenderedFile, Rendering } from '../render/rendering.js';
import type { Flow } from '../scenario/flow.js';
import { answersFileName, answersText } from './answers/answers-file.js';
import { plannedFlow } from './answers/answers.js';
import { nodeDisk, type Disk } from '../disk/disk.js';
import { byPath, lockFileName } from './lock/entry.js';
import { lockEntry, lockText } from './lock/write.js';
import { whyUnsafe } from './paths/lexical.js';
import { refused, type Refusal } from './paths/refusal.js';
import { survey, type SeenFile } from './paths/survey.js';
import { findTarget } from './paths/target.js';
import { clashes } from './paths/twins.js';
import type { Change, Plan } from './plan.js';

export interface NewOptions {
  /** Folder of the project, absolute or relative to the process's working directory. May not exist yet. */
  readonly root: string;
  readonly rendering: Rendering;
  /** What the rendering stands for. */
  readonly flows: readonly Flow[];
  /** Plan to overwrite files that differ. */
  readonly force?: boolean;
  readonly disk?: Disk;
}

/**
 * Plans a new project: what is absent is created, what is there already is kept, what differs is refused, or with `force`
 * modified. Reads the target and writes nothing.
 *
 * @throws {Problem} exit code 5, naming every path that cannot be written and why: `would-overwrite`, `not-a-file`,
 *   `link-in-the-way`, `path-clash`, `unsafe-path`, and those of `findTarget`
 */
export function planNew(options: NewOptions): Promise<Plan> {
  return Promise.resolve().then(() => plan(options));
}

function plan({ root: given, rendering, flows, force = false, disk = nodeDisk }: NewOptions): Plan {
  const { root, missing } = findTarget(given, disk);
  const files = projectFiles(rendering, flows);
  const paths = files.map(({ path }) => path);
  const unsafe = unsafePaths(paths);
  if (unsafe.length > 0) throw refused(unsafe, root);
  const found = missing.length === 0 ? survey(root, paths, disk) : undefined;
  const refusals = [...(found?.refusals ?? [])];
  const changes: Change[] = [];
  for (const file of files) {
    const change = compare(file, found?.files.get(file.path));
    if (change.action === 'modify' && !force) {
      refusals.push({ code: 'would-overwrite', path: file.path, why: 'is there already, with other text' });
    }
    changes.push(change);
  }
  if (refusals.length > 0) throw refused(refusals, root);
  return { command: 'new', root, guidance: rendering.guidance, flows: flows.map(plannedFlow), changes };
}

type ProjectFile = Pick<RenderedFile, 'path' | 'text'>;

/** The rendering, the answers and the lock, in the order of their paths. */
function projectFiles(rendering: Rendering, flows: readonly Flow[]): ProjectFile[] {
  const { guidance } = rendering;
  const entries = rendering.files.map(lockEntry);
  return [
    ...rendering.files,
    { path: answersFileName, text: answersText(guidance, flows) },
    { path: lockFileName, text: lockText({ guidance, entries }) },
  ].sort(byPath);
}

function unsafePaths(paths: readonly string[]): Refusal[] {
  const unsafe = paths.flatMap((path): Refusal[] => {
    const why = whyUnsafe(path);
    return why === undefined ? [] : [{ code: 'unsafe-path', path, why }];
  });
  const clashing = clashes(paths).map(({ path, with: other, why }): Refusal => ({
    code: 'path-clash',
    path,
    why: `and ${other} ${why}`,
  }));
  return [...unsafe, ...clashing];
}

function compare({ path, text }: ProjectFile, seen: SeenFile | undefined): Change {
  if (seen === undefined) return { action: 'create', path, after: text, reason: 'new' };
  const { bytes, sha256 } = seen;
  const before = bytes.toString('utf8');
  if (bytes.equals(Buffer.from(text))) return { action: 'keep', path, seen: sha256, reason: 'identical' };
  // Git may check files out with CRLF on Windows.
  if (before.replaceAll('\r\n', '\n') === text) {
    return { action: 'keep', path, seen: sha256, reason: 'identical but for line endings' };
  }
  return { action: 'modify', path, seen: sha256, before, after: text, reason: 'overwritten (--force)' };
}
