import path from 'node:path';
import type { Disk } from '../../disk/disk.js';
import type { LockEntry } from '../lock/entry.js';
import { pristineText } from '../lock/pristine.js';
import { sha256 } from '../paths/sha256.js';
import { type SeenFile } from '../paths/survey.js';
import { compareFile } from '../compare-file.js';
import type { TheirFile } from './contract.js';
import { MovedFiles } from './find-moved.js';
import { likeness } from './likeness.js';
import { isPristine, mergeFile, outcome, type MergeManner, type Outcome } from './merge-file.js';

export interface FilesToPlan {
  readonly root: string;
  /** What was generated, by path. */
  readonly base: ReadonlyMap<string, LockEntry>;
  /** What stands there, by path: of every path of `base` and `theirs`. */
  readonly ours: ReadonlyMap<string, SeenFile>;
  /** What would be generated now, by path; an entry where that is what was generated before. */
  readonly theirs: ReadonlyMap<string, TheirFile | LockEntry>;
  readonly manner: MergeManner;
  readonly disk: Disk;
}

/** What becomes of all files of ours. */
export async function planFiles(files: FilesToPlan): Promise<Outcome> {
  const { base, ours, theirs, root, disk } = files;
  const moved = new MovedFiles(root, [...base.keys(), ...theirs.keys()], disk);
  const renamed = renamesIn(files);
  const gone = new Set([...renamed.values()].map((entry) => entry.path));
  const all: Outcome[] = [];
  for (const [each, file] of theirs) {
    const entry = base.get(each) ?? renamed.get(each);
    if (!isFile(file) || (entry?.path === each && isSame(entry, file)))
      all.push(unchanged(each, base.get(each), ours.get(each)));
    else if (entry === undefined) all.push(await added(file, ours.get(each), files.manner));
    else if (entry.path !== each) all.push(await renamedFile(file, entry, files));
    else all.push(await changed(file, entry, ours.get(each), moved, files.manner));
  }
  for (const [each, entry] of base) {
    if (!theirs.has(each) && !gone.has(each)) all.push(dropped(entry, ours.get(each)));
  }
  return {
    changes: all.flatMap(({ changes }) => changes),
    conflicts: all.flatMap(({ conflicts }) => conflicts),
    notes: all.flatMap(({ notes }) => notes),
  };
}

const isFile = (file: TheirFile | LockEntry): file is TheirFile => 'text' in file;

/** An entry holds the hash of the text that was written. */
function isSame(entry: LockEntry, { text }: TheirFile): boolean {
  return entry.sha256 === sha256(text);
}

/** Nobody asks for a change: what the owner has made of it stays, also where that is nothing. */
function unchanged(each: string, entry: LockEntry | undefined, seen: SeenFile | undefined): Outcome {
  if (seen === undefined) return outcome([]);
  const reason =
    entry === undefined || isPristine(seen, entry) ? 'as it is' : 'yours, and nothing new for it';
  return outcome([{ action: 'keep', path: each, seen: seen.sha256, reason }]);
}

async function added(file: TheirFile, seen: SeenFile | undefined, manner: MergeManner): Promise<Outcome> {
  const change = compareFile(file, seen);
  if (change !== undefined || seen === undefined)
    return outcome(
      change === undefined
        ? []
        : [
            change.action === 'keep'
              ? { ...change, reason: 'is there already, and is managed from now on' }
              : change,
          ],
    );
  return mergeFile({ base: undefined, ours: seen, at: file.path, theirs: file }, manner);
}

async function changed(
  file: TheirFile,
  entry: LockEntry,
  seen: SeenFile | undefined,
  moved: MovedFiles,
  manner: MergeManner,
): Promise<Outcome> {
  if (seen !== undefined) return mergeFile({ base: entry, ours: seen, at: file.path, theirs: file }, manner);
  const elsewhere = moved.find(entry);
  if (elsewhere === undefined)
    return outcome([], [`${file.path} stays deleted. There would be a newer text of it.`]);
  const merged = await mergeFile(
    { base: entry, ours: elsewhere.seen, at: elsewhere.path, theirs: file },
    manner,
  );
  return { ...merged, notes: [...merged.notes, `${file.path} is followed to ${elsewhere.path}.`] };
}

function dropped(entry: LockEntry, seen: SeenFile | undefined): Outcome {
  if (seen === undefined) return outcome([]);
  const { path: each } = entry;
  if (!isPristine(seen, entry))
    return outcome(
      [{ action: 'keep', path: each, seen: seen.sha256, reason: 'is yours from now on' }],
      [`${each} is not generated any more. It has your changes, so it stays, and is yours from now on.`],
    );
  const before = seen.bytes.toString('utf8');
  return outcome([
    { action: 'delete', path: each, seen: seen.sha256, before, reason: 'is not generated any more' },
  ]);
}

/** A file that has another path now: its owner's edits go along. */
async function renamedFile(
  file: TheirFile,
  entry: LockEntry,
  { ours, manner }: FilesToPlan,
): Promise<Outcome> {
  const [old, present] = [ours.get(entry.path), ours.get(file.path)];
  const note = `${entry.path} is ${file.path} now.`;
  if (present !== undefined) {
    // Whoever moved it says so in the answers too.
    const rest = old === undefined ? outcome([]) : dropped(entry, old);
    const merged = await mergeFile({ base: entry, ours: present, at: file.path, theirs: file }, manner);
    return {
      ...merged,
      changes: [...merged.changes, ...rest.changes],
      notes: [...merged.notes, ...rest.notes],
    };
  }
  if (old === undefined) {
    // Nearly the same is what its owner did not want; what is only like it may be needed.
    return likeness(pristineText(entry), file.text) >= 0.9
      ? outcome([], [`${file.path} stays deleted, as ${entry.path} was.`])
      : added(file, undefined, manner);
  }
  const merged = await mergeFile({ base: entry, ours: old, at: entry.path, theirs: file }, manner);
  const [change] = merged.changes;
  const before = old.bytes.toString('utf8');
  const text = change !== undefined && 'after' in change ? change.after : before;
  return {
    changes: [
      { action: 'create', path: file.path, after: text, reason: `was ${entry.path}` },
      { action: 'delete', path: entry.path, seen: old.sha256, before, reason: `is ${file.path} now` },
    ],
    conflicts: merged.conflicts.map((conflict) => ({ ...conflict, path: file.path })),
    notes: [...merged.notes, note],
  };
}

/** New paths whose file was generated under another one, by the new path. */
function renamesIn({ base, theirs }: FilesToPlan): Map<string, LockEntry> {
  const old = [...base.values()].filter((entry) => !theirs.has(entry.path));
  const renames = new Map<string, LockEntry>();
  if (old.length === 0) return renames;
  const pairs = [...theirs.values()].filter(isFile).flatMap((file) => {
    if (base.has(file.path)) return [];
    const ending = path.posix.extname(file.path);
    return old
      .filter((entry) => path.posix.extname(entry.path) === ending)
      .map((entry) => ({ file, entry, score: likeness(pristineText(entry), file.text) }))
      .filter(({ score }) => score >= 0.5);
  });
  const used = new Set<string>();
  for (const { file, entry } of pairs.sort((a, b) => b.score - a.score)) {
    if (renames.has(file.path) || used.has(entry.path)) continue;
    renames.set(file.path, entry);
    used.add(entry.path);
  }
  return renames;
}
