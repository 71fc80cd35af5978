import { nodeDisk, type Disk } from '../../disk/disk.js';
import type { FileEdit } from '../../edit/file-edit.js';
import type { PlacedFile, Placement } from '../../layout/placement.js';
import type { Flow } from '../../scenario/flow.js';
import { foldersOf } from '../../scenario/place.js';
import { answersFileName } from '../answers/answers-file.js';
import { plannedFlow } from '../answers/answers.js';
import { compareFile } from '../compare-file.js';
import { byPath, lockFileName, type RenderingMark } from '../lock/entry.js';
import { refused, type Refusal } from '../paths/refusal.js';
import { inSubmodules } from '../paths/submodules.js';
import { survey, type SeenFile } from '../paths/survey.js';
import { findTarget } from '../paths/target.js';
import { unusable } from '../paths/unusable.js';
import type { Change, ModifyChange, Plan } from '../plan.js';
import { placeImports } from '../project/place-imports.js';
import type { Project } from '../project/read-project.js';
import { answersWith } from './answers-with.js';
import { editFile, editsByFile, whyNotEditable, whyReadOnly } from './edit-file.js';
import { nodeGit, type Git } from './git.js';
import { lockWith } from './lock-with.js';

export interface AddOptions {
  /** Folder of the package or solution, absolute or relative to the process's working directory. */
  readonly root: string;
  /** All added flows of the new one's language, in the repo's style. */
  readonly placement: Placement;
  /** What wires the flow up in the repo's own code, where that is wanted. */
  readonly wiring?: readonly FileEdit[];
  /** The flow to add; it has a place. */
  readonly flow: Flow;
  /** Version of the pack that all was rendered with: the project's, where there is one. */
  readonly guidance: string;
  /** What was generated there before, and its flows; undefined where nothing was. */
  readonly project?: Project & { readonly flows: readonly Flow[] };
  /** What the flow was rendered to, for later updates. */
  readonly mark?: RenderingMark;
  /** Edit files with changes that are not committed. */
  readonly allowDirty?: boolean;
  /** Whether all that a file differs in from what is committed was written by an earlier run. By default, nothing was. */
  readonly isOurs?: IsOurs;
  /** Gives a file of ours the style of the repo's formatter. */
  readonly format?: (file: { readonly path: string; readonly text: string }) => Promise<string>;
  readonly disk?: Disk;
  readonly git?: Git;
}

/** @param sha256 of the bytes that stand there, in hex */
export type IsOurs = (path: string, sha256: string) => boolean;

export interface AddPlan {
  readonly plan: Plan;
  /** Whether git keeps what was there. Where it does not, undo is the way back. */
  readonly versioned: boolean;
}

/**
 * Plans a flow into a repo that somebody else wrote: files of ours are created, never put over others; files of others are edited,
 * or kept where there is nothing to add. What was written for an earlier flow stays as it is. Reads the target and writes nothing.
 *
 * @throws {Problem} exit code 5, naming every path and why: `would-overwrite`, `uncommitted-changes`, `merge-markers`,
 *   `read-only`, `not-utf8`, `in-submodule`, and those of `planNew`; exit code 2 where an edit cannot read its file
 */
export async function planAdd(options: AddOptions): Promise<AddPlan> {
  const { placement, wiring = [], flow, project, disk = nodeDisk, git = nodeGit } = options;
  const { root } = findTarget(options.root, disk);
  const edits = editsByFile([...placement.edits, ...wiring]);
  const paths = [
    ...placement.files.map(({ path }) => path),
    ...edits.map(({ path }) => path),
    answersFileName,
    lockFileName,
  ];
  const unsafe = unusable(paths);
  if (unsafe.length > 0) throw refused(unsafe, root);
  const { files: found, refusals } = survey(root, paths, disk);
  const refusing = new Set(refusals.map(({ path }) => path));
  const all: Refusal[] = [...refusals, ...inSubmodules(root, paths, disk)];
  const changes: Change[] = [];
  const earlier = earlierFiles(options);
  const placed = placedText(options);
  for (const file of placement.files) {
    if (refusing.has(file.path)) continue;
    const seen = found.get(file.path);
    const change = earlier(file.path)
      ? kept(file.path, seen)
      : (compareFile({ ...file, text: placed(file) }, seen) ?? overwrites);
    if (change === overwrites)
      all.push({ code: 'would-overwrite', path: file.path, why: 'is there already' });
    else if (change !== undefined) changes.push(change);
  }
  for (const { path } of edits) {
    if (!refusing.has(path)) all.push(...whyNotEditable(path, found.get(path)));
  }
  if (all.length > 0) throw refused(all, root, nextSteps);
  const edited = edits.flatMap((each) => editFile(each, found.get(each.path)) ?? []);
  const modified = edited.filter((change): change is ModifyChange => change.action === 'modify');
  const readOnly = modified.flatMap(({ path }) => whyReadOnly(root, path, disk));
  const dirty = await git.changed(
    root,
    modified.map(({ path }) => path),
  );
  const { isOurs = () => false } = options;
  const theirs = modified.filter(({ path, seen }) => dirty?.includes(path) === true && !isOurs(path, seen));
  const uncommitted = (options.allowDirty === true ? [] : theirs).map(({ path }): Refusal => ({
    code: 'uncommitted-changes',
    path,
    why: 'has changes that are not committed',
  }));
  if (readOnly.length + uncommitted.length > 0) throw refused([...readOnly, ...uncommitted], root);
  const onlyOurs = (change: Change): boolean =>
    change.action === 'modify' && dirty !== undefined && !theirs.includes(change);
  changes.push(...edited.map((change) => (onlyOurs(change) ? { ...change, onlyOurs: true } : change)));
  const answers = await answersWith(flow, options);
  const lock = lockWith(options, changes);
  changes.push(
    written(answersFileName, answers, found.get(answersFileName)),
    written(lockFileName, lock, found.get(lockFileName)),
  );
  const plan: Plan = {
    command: 'add',
    root,
    guidance: options.guidance,
    flows: [...(project?.flows ?? []), flow].map(plannedFlow),
    changes: changes.sort(byPath),
  };
  return { plan, versioned: dirty !== undefined };
}

const overwrites = Symbol('something else stands there');

const nextSteps = {
  'would-overwrite':
    'Move what stands there away, or put the flow elsewhere: --folder <folder>, --test-folder <folder>.',
};

/** Which paths are files of flows that were added before: in the lock, and in a folder of theirs. */
function earlierFiles({ flow, project }: AddOptions): (path: string) => boolean {
  const locked = new Set(project?.lock.entries.map(({ path }) => path));
  const folders = (project?.flows ?? []).flatMap(({ language, place }) =>
    language === flow.language && place !== undefined ? foldersOf(place) : [],
  );
  return (path) => locked.has(path) && folders.some((folder) => path.startsWith(`${folder}/`));
}

/** A new file as it finds those that its owner has moved. The lock file keeps it as it was generated. */
function placedText({ placement, project }: AddOptions): (file: PlacedFile) => string {
  const generated = new Set([...placement.files, ...(project?.lock.entries ?? [])].map(({ path }) => path));
  const whereabouts = {
    moved: project?.moved ?? new Map<string, string>(),
    isGenerated: (path: string) => generated.has(path),
  };
  return ({ path, text }) => placeImports(path, text, whereabouts);
}

/** Nothing is done about a file that its owner has deleted since. */
function kept(path: string, seen: SeenFile | undefined): Change | undefined {
  return seen && { action: 'keep', path, seen: seen.sha256, reason: 'used by an earlier flow' };
}

function written(path: string, text: string, seen: SeenFile | undefined): Change {
  const change = compareFile({ path, text }, seen);
  if (change !== undefined || seen === undefined)
    return change ?? { action: 'create', path, after: text, reason: 'new' };
  const before = seen.bytes.toString('utf8');
  return { action: 'modify', path, seen: seen.sha256, before, after: text, reason: 'names the new flow' };
}
