import { nodeDisk } from '../../disk/disk.js';
import { ExitCode, Problem } from '../../errors/errors.js';
import { whyNotEditable, whyReadOnly } from '../add/edit-file.js';
import { nodeGit } from '../add/git.js';
import { answersFileName } from '../answers/answers-file.js';
import { plannedFlow } from '../answers/answers.js';
import { compareFile } from '../compare-file.js';
import { byPath, lockFileName, type LockEntry } from '../lock/entry.js';
import { lockEntry, lockText } from '../lock/write.js';
import { refused, type Refusal } from '../paths/refusal.js';
import { inSubmodules } from '../paths/submodules.js';
import { survey, type SeenFile, type Survey } from '../paths/survey.js';
import { unusable } from '../paths/unusable.js';
import type { Change, Plan } from '../plan.js';
import { updatedAnswers } from './answers-text.js';
import type { FileConflict, TheirFile, UpdatePlan, UpdateRequest } from './contract.js';
import type { MergeManner } from './merge-file.js';
import { planEdits } from './plan-edits.js';
import { isPristine } from './pristine.js';
import { Places } from './places.js';
import { planFiles } from './plan-files.js';
import { Causes } from './reasons.js';
import { Sources } from './sources.js';
import { theirsOf, type Theirs } from './theirs.js';

/**
 * Plans to bring what was generated to another guidance, other answers, or this version of the tool, and keeps what its owner has
 * made of it. Three texts meet for each path: the pristine one of the lock file, the one on disk, and the new rendering. Reads the
 * target and writes nothing.
 *
 * @throws {Problem} exit code 5, naming every path and why: `markers-left`, `not-utf8`, `link-in-the-way`, `not-a-file`,
 *   `uncommitted-changes`, `read-only`, `in-submodule`; exit code 3 `conflicts` where these are to be rejected; and those of
 *   `lookAtRepo` and `layOut`
 */
export async function planUpdate(request: UpdateRequest): Promise<UpdatePlan> {
  const { root, project, pack, flows, disk = nodeDisk, git = nodeGit } = request;
  const theirs = await theirsOf(request);
  const { lock } = project;
  const files = new Map<string, TheirFile | LockEntry>(
    [...theirs.settled, ...theirs.files].map((each) => [each.path, each]),
  );
  const base = new Map(lock.entries.map((entry) => [entry.path, entry]));
  const generated = new Set([...base.keys(), ...files.keys()]);
  const places = new Places(project.moved, generated);
  const placed = [...generated].map((path) => places.of(path));
  const found = look(request, placed, [
    ...theirs.edits.map(({ path }) => path),
    answersFileName,
    lockFileName,
  ]);
  const causes = new Causes(request);
  const planned = await planFiles({
    root,
    base,
    theirs: files,
    moved: project.moved,
    ours: found,
    isNewer: lock.guidance !== pack.version || project.guidance !== pack.version,
    sources: new Sources(root, [...generated, ...placed], disk),
    git,
    manner: mannerOf(request, causes),
  });
  const moved = new Map(planned.followed.map(({ path, to }) => [path, to]));
  if (request.onConflict === 'reject' && planned.conflicts.length > 0) throw rejected(planned.conflicts);
  const edited = await planEdits(theirs.edits, lock.contributions, found);
  const editedPaths = new Set(edited.changes.map(({ path }) => path));
  const changes = [...planned.changes.filter(({ path }) => !editedPaths.has(path)), ...edited.changes];
  await refuseUnsafe(changes, request);
  const texts = {
    [answersFileName]: await updatedAnswers(request, moved),
    [lockFileName]: lockText({
      guidance: pack.version,
      entries: entriesOf(theirs),
      contributions: edited.contributions,
      renderings: theirs.marks,
    }),
  };
  const rules = new Map(theirs.files.map((file) => [moved.get(file.path) ?? file.path, file.rules]));
  const reasons = causes.reasons(changes, (path) => rules.get(path) ?? []);
  for (const [path, text] of Object.entries(texts)) changes.push(written(path, text, found.get(path)));
  const plan: Plan = {
    command: 'update',
    root,
    guidance: pack.version,
    flows: flows.map(plannedFlow),
    changes: changes.sort(byPath),
  };
  return {
    plan,
    conflicts: request.onConflict === 'markers' ? planned.conflicts : [],
    reasons,
    notes: [...theirs.notes, ...planned.notes],
    followed: planned.followed,
    changes: changes.some(({ action }) => action !== 'keep'),
  };
}

const entriesOf = ({ files, settled }: Theirs): LockEntry[] => {
  const written = new Set(files.map(({ path }) => path));
  return [...files.map((file) => lockEntry(file)), ...settled.filter(({ path }) => !written.has(path))];
};

/**
 * What stands at the places of files of ours, and at other paths, where nothing there is in the way of a merge.
 *
 * @param placed each once
 */
function look(
  { root, project, disk = nodeDisk }: UpdateRequest,
  placed: readonly string[],
  others: readonly string[],
): Survey['files'] {
  const paths = [...placed, ...new Set(others.filter((path) => !placed.includes(path)))];
  const unsafe = unusable(paths);
  if (unsafe.length > 0) throw refused(unsafe, root);
  const base = new Map(
    project.lock.entries.map((entry) => [project.moved.get(entry.path) ?? entry.path, entry]),
  );
  const { files, refusals } = survey(root, paths, disk);
  const flawed = [...files].flatMap(([path, seen]): Refusal[] => {
    const entry = base.get(path);
    // A lock file is read with both sides of a merge in it.
    if (path === lockFileName || (entry !== undefined && isPristine(seen, entry))) return [];
    return whyNotEditable(path, seen).map((refusal) =>
      refusal.code === 'merge-markers' ? { ...refusal, code: 'markers-left' } : refusal,
    );
  });
  const all = [...refusals, ...flawed, ...inSubmodules(root, paths, disk)];
  if (all.length > 0) throw refused(all, root);
  return files;
}

function mannerOf({ pack, project, onConflict }: UpdateRequest, causes: Causes): MergeManner {
  return {
    labels: {
      ours: 'yours',
      base: `guidance ${project.lock.guidance}`,
      theirs: `guidance ${pack.version}`,
    },
    onConflict: onConflict === 'reject' ? 'markers' : onConflict,
    because: (rules) => causes.because(rules),
  };
}

/** Nothing is written over work that nothing else keeps. */
async function refuseUnsafe(
  changes: readonly Change[],
  { root, allowDirty, disk = nodeDisk, git = nodeGit }: UpdateRequest,
): Promise<void> {
  const touched = changes.flatMap(({ action, path }) =>
    action === 'keep' || action === 'create' ? [] : [path],
  );
  if (touched.length === 0) return;
  const readOnly = touched.flatMap((path) => whyReadOnly(root, path, disk));
  const dirty = allowDirty ? [] : ((await git.changed(root, touched)) ?? []);
  const uncommitted = dirty.map((path): Refusal => ({
    code: 'uncommitted-changes',
    path,
    why: 'has changes that are not committed',
  }));
  if (readOnly.length + uncommitted.length > 0) throw refused([...readOnly, ...uncommitted], root);
}

function written(path: string, text: string, seen: SeenFile | undefined): Change {
  const change = compareFile({ path, text }, seen);
  if (change !== undefined || seen === undefined)
    return change ?? { action: 'create', path, after: text, reason: 'new' };
  const before = seen.bytes.toString('utf8');
  const reason = path === lockFileName ? 'is the base of the next update' : 'says what is there now';
  return { action: 'modify', path, seen: seen.sha256, before, after: text, reason };
}

function rejected(conflicts: readonly FileConflict[]): Problem {
  const lines = conflicts.map(
    ({ path, where, because }) => `- ${path}: ${where}${because === undefined ? '' : ` (${because})`}`,
  );
  return new Problem({
    code: 'conflicts',
    message: `Nothing was written, because your changes and the new text want different things:\n${lines.join('\n')}`,
    cause: '--conflict reject was asked for.',
    next: 'Run it without --conflict to get both texts between markers; or with --conflict ours or --conflict theirs.',
    exitCode: ExitCode.conflicts,
  });
}
