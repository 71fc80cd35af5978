import type { RenderedFile, Rendering } from '../render/rendering.js';
import type { Flow } from '../scenario/flow.js';
import { answersFileName, answersText } from './answers/answers-file.js';
import { plannedFlow } from './answers/answers.js';
import { nodeDisk, type Disk } from '../disk/disk.js';
import { compareFile } from './compare-file.js';
import { byPath, lockFileName } from './lock/entry.js';
import { lockEntry, lockText } from './lock/write.js';
import { refused } from './paths/refusal.js';
import { survey, type SeenFile } from './paths/survey.js';
import { findTarget } from './paths/target.js';
import { unusable } from './paths/unusable.js';
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
  const unsafe = unusable(paths);
  if (unsafe.length > 0) throw refused(unsafe, root);
  const found = missing.length === 0 ? survey(root, paths, disk) : undefined;
  const refusals = [...(found?.refusals ?? [])];
  const changes: Change[] = [];
  for (const file of files) {
    const seen = found?.files.get(file.path);
    const change = compareFile(file, seen) ?? overwritten(file, seen);
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

function overwritten({ path, text }: ProjectFile, seen: SeenFile | undefined): Change {
  const before = seen?.bytes.toString('utf8') ?? '';
  return {
    action: 'modify',
    path,
    seen: seen?.sha256 ?? '',
    before,
    after: text,
    reason: 'overwritten (--force)',
  };
}
