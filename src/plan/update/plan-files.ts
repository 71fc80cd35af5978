import type { Git } from '../add/git.js';
import { answersFileName } from '../answers/answers-file.js';
import { compareFile } from '../compare-file.js';
import type { LockEntry } from '../lock/entry.js';
import { pristineText } from '../lock/pristine.js';
import { sha256 } from '../paths/sha256.js';
import type { SeenFile } from '../paths/survey.js';
import type { MovedPaths } from '../project/moved-paths.js';
import type { TheirFile } from './contract.js';
import { follow, saysFollowed, type Followed } from './follow.js';
import { likeness } from './likeness.js';
import { mergeFile, outcome, type MergeManner, type Outcome } from './merge-file.js';
import { Places } from './places.js';
import type { Sources } from './sources.js';
import { theirRenames } from './theirs-renames.js';

export interface FilesToPlan {
  /** Real, absolute. */
  readonly root: string;
  /** What was generated, by path. */
  readonly base: ReadonlyMap<string, LockEntry>;
  /** What would be generated now, by path; an entry where that is what was generated before. */
  readonly theirs: ReadonlyMap<string, TheirFile | LockEntry>;
  /** Where files stand that were moved, as far as that is known. */
  readonly moved: MovedPaths;
  /** What stands at the places of every path of `base` and `theirs`, by place. */
  readonly ours: ReadonlyMap<string, SeenFile>;
  /** Whether something else than these files is newer: what was moved is looked for then. */
  readonly isNewer?: boolean;
  readonly sources: Sources;
  readonly git: Git;
  readonly manner: MergeManner;
}

export interface PlannedFiles extends Outcome {
  /** Files that are not where they were generated, and are managed where they are. */
  readonly followed: readonly Followed[];
}

/** What becomes of all files of ours. */
export async function planFiles(files: FilesToPlan): Promise<PlannedFiles> {
  const { base, theirs, moved } = files;
  const renamed = theirRenames(base, theirs);
  const found = isNewer(files) ? await follow(missingOf(files, renamed), files) : [];
  const before = new Map([...moved, ...found.map(({ path, to }): [string, string] => [path, to])]);
  const ours = new Map([...files.ours, ...found.map(({ to, seen }): [string, SeenFile] => [to, seen])]);
  const now = new Map([...before].filter(([path]) => theirs.has(path)));
  const unknown = [...moved].filter(([path]) => !theirs.has(path) && !base.has(path));
  for (const [path, entry] of renamed) {
    const to = before.get(entry.path);
    if (to !== undefined && !ours.has(path)) now.set(path, to);
  }
  const generated = new Set([...base.keys(), ...theirs.keys()]);
  const elsewhere = (code: string, path: string): string | undefined => files.sources.placeOf(code, path);
  const planner = new Planner(
    { elsewhere, ...files.manner },
    ours,
    new Places(before, generated),
    new Places(now, generated),
  );
  const gone = new Set([...renamed.values()].map((entry) => entry.path));
  const all: Outcome[] = [];
  for (const [path, file] of theirs) {
    const entry = base.get(path) ?? renamed.get(path);
    if (!isFile(file) || (entry?.path === path && isSame(entry, file)))
      all.push(planner.unchanged(path, base.get(path)));
    else if (entry === undefined) all.push(await planner.added(file));
    else if (entry.path !== path) all.push(await planner.renamed(file, entry));
    else all.push(await planner.changed(file, entry));
  }
  for (const [path, entry] of base) {
    if (!theirs.has(path) && !gone.has(path)) all.push(planner.dropped(entry));
  }
  const followed = [...now, ...unknown].map(([path, to]): Followed => ({
    path,
    to,
    by: found.find((each) => each.to === to)?.by ?? 'answers',
  }));
  const changes = all.flatMap((each) => each.changes);
  const touched = new Set(changes.flatMap(({ action, path }) => (action === 'keep' ? [] : [path])));
  const told = followed.filter(({ by, to }) => by !== 'answers' || touched.has(to));
  return {
    changes,
    conflicts: all.flatMap(({ conflicts }) => conflicts),
    notes: [
      ...all.flatMap(({ notes }) => notes),
      ...told.map(saysFollowed),
      ...unknown.map(
        ([path]) => `${answersFileName} says where ${path} is, and nothing is generated under that path.`,
      ),
    ],
    followed,
  };
}

const isFile = (file: TheirFile | LockEntry): file is TheirFile => 'text' in file;

/** An entry holds the hash of the text that was written. */
const isSame = (entry: LockEntry, { text }: TheirFile): boolean => entry.sha256 === sha256(text);

/** Whether there is anything to do: what is not there is looked for only then, so that nothing to do stays cheap. */
function isNewer({ base, theirs, isNewer: other = false }: FilesToPlan): boolean {
  if (other || [...base.keys()].some((path) => !theirs.has(path))) return true;
  return [...theirs].some(([path, file]) => {
    const entry = base.get(path);
    return entry === undefined || (isFile(file) && !isSame(entry, file));
  });
}

function missingOf(
  { base, theirs, ours, moved }: FilesToPlan,
  renamed: ReadonlyMap<string, LockEntry>,
): LockEntry[] {
  const isThere = (path: string): boolean => ours.has(moved.get(path) ?? path);
  const kept = [...base.values()].filter(({ path }) => theirs.has(path) && !isThere(path));
  const elsewhere = [...renamed].filter(([path, entry]) => !ours.has(path) && !isThere(entry.path));
  return [...kept, ...elsewhere.map(([, entry]) => entry)];
}

/** What becomes of each file, by what was generated and what would be now. */
class Planner {
  constructor(
    private readonly manner: MergeManner,
    private readonly ours: ReadonlyMap<string, SeenFile>,
    private readonly before: Places,
    private readonly now: Places,
  ) {}

  /** Nobody asks for a change: what the owner has made of it stays, also where that is nothing. */
  unchanged(each: string, entry: LockEntry | undefined): Outcome {
    const path = this.now.of(each);
    const seen = this.ours.get(path);
    if (seen === undefined) return outcome([]);
    const reason =
      entry === undefined || this.before.isUntouched(seen, entry)
        ? 'as it is'
        : 'yours, and nothing new for it';
    return outcome([{ action: 'keep', path, seen: seen.sha256, reason }]);
  }

  async added(file: TheirFile): Promise<Outcome> {
    const path = this.now.of(file.path);
    const text = this.now.text(file.path, file.text);
    const seen = this.ours.get(path);
    const change = compareFile({ path, text }, seen);
    if (change?.action === 'keep')
      return outcome([{ ...change, reason: 'is there already, and is managed from now on' }]);
    if (change !== undefined || seen === undefined) return outcome(change === undefined ? [] : [change]);
    return this.#merge(file, undefined, seen);
  }

  async changed(file: TheirFile, entry: LockEntry): Promise<Outcome> {
    const seen = this.ours.get(this.now.of(file.path));
    if (seen !== undefined) return this.#merge(file, entry, seen);
    return outcome([], [`${file.path} stays deleted. There would be a newer text of it.`]);
  }

  dropped(entry: LockEntry): Outcome {
    const path = this.before.of(entry.path);
    const seen = this.ours.get(path);
    if (seen === undefined) return outcome([]);
    if (!this.before.isUntouched(seen, entry))
      return outcome(
        [{ action: 'keep', path, seen: seen.sha256, reason: 'is yours from now on' }],
        [`${path} is not generated any more. It has your changes, so it stays, and is yours from now on.`],
      );
    const before = seen.bytes.toString('utf8');
    return outcome([
      { action: 'delete', path, seen: seen.sha256, before, reason: 'is not generated any more' },
    ]);
  }

  /** A file that has another path now: its owner's edits go along. */
  async renamed(file: TheirFile, entry: LockEntry): Promise<Outcome> {
    const [was, is] = [this.before.of(entry.path), this.now.of(file.path)];
    const [old, present] = [this.ours.get(was), this.ours.get(is)];
    if (present !== undefined) {
      const merged = await this.#merge(file, entry, present);
      if (was === is) return merged;
      // Whoever moved it says so in the answers too.
      const rest = this.dropped(entry);
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
        : this.added(file);
    }
    const merged = await this.#merge(file, entry, old, was);
    const [change] = merged.changes;
    const before = old.bytes.toString('utf8');
    const text = change !== undefined && 'after' in change ? change.after : before;
    return {
      changes: [
        { action: 'create', path: is, after: text, reason: `was ${was}` },
        { action: 'delete', path: was, seen: old.sha256, before, reason: `is ${is} now` },
      ],
      conflicts: merged.conflicts.map((conflict) => ({ ...conflict, path: is })),
      notes: [...merged.notes, `${was} is ${is} now.`],
    };
  }

  #merge(
    { path, text, rules }: TheirFile,
    entry: LockEntry | undefined,
    ours: SeenFile,
    at = this.now.of(path),
  ): Promise<Outcome> {
    const base = entry && this.before.base(entry, ours);
    const theirs = { text: this.now.text(path, text, ours), rules };
    return mergeFile({ base, ours, at, theirs }, this.manner);
  }
}
