import type { FileEdit } from '../../edit/file-edit.js';
import { editsByFile, editFile } from '../add/edit-file.js';
import { contributionsOf } from '../add/lock-with.js';
import { isObject } from '../lock/contribution.js';
import type { Contribution, JsonObject } from '../lock/entry.js';
import type { SeenFile } from '../paths/survey.js';
import type { Change } from '../plan.js';

/**
 * What becomes of files that somebody else owns: what is missing for the flows is added, what an earlier run wrote and nobody has
 * changed moves to the new value (a version never down), or goes where it is not wanted any more.
 *
 * @param known what is ours in each file
 */
export async function planEdits(
  edits: readonly FileEdit[],
  known: readonly Contribution[],
  found: ReadonlyMap<string, SeenFile>,
): Promise<{ readonly changes: readonly Change[]; readonly contributions: readonly Contribution[] }> {
  const wanted = contributionsOf(edits);
  const changes: Change[] = [];
  for (const { path, edits: ofFile } of editsByFile(edits)) {
    const base = known.find((each) => each.path === path)?.contribution ?? {};
    const theirs = wanted.find((each) => each.path === path)?.contribution ?? {};
    const seen = found.get(path);
    const change = editFile({ path, edits: ofFile }, seen);
    if (change === undefined) continue;
    if (seen === undefined || change.action === 'create') {
      changes.push(change);
      continue;
    }
    const before = seen.bytes.toString('utf8');
    const edited = change.action === 'modify' ? change.after : before;
    const after = await moved(path, { before, edited, base, theirs });
    const reason = change.action === 'modify' ? change.reason : 'has what was written for the flows before';
    changes.push(
      after === before
        ? { action: 'keep', path, seen: seen.sha256, reason: 'has all that is needed' }
        : { action: 'modify', path, seen: seen.sha256, before, after, reason },
    );
  }
  const isWanted = new Set(wanted.map(({ path }) => path));
  const others = known.filter(({ path }) => !isWanted.has(path));
  return { changes, contributions: [...others, ...wanted] };
}

interface Moving {
  readonly before: string;
  readonly edited: string;
  readonly base: JsonObject;
  readonly theirs: JsonObject;
}

/** A file of JSON has its contribution word for word; of others only versions are ours to change. */
async function moved(path: string, moving: Moving): Promise<string> {
  if (path.endsWith('.json')) return movedJson(path, moving);
  if (/\.(?:csproj|props)$/i.test(path)) return movedPackages(path, moving);
  return moving.edited;
}

async function movedJson(path: string, { before, edited, base, theirs }: Moving): Promise<string> {
  const [{ merge3 }, { removeJson }, { readJson }] = await Promise.all([
    import('../../merge/merge.js'),
    import('../../edit/json/edit.js'),
    import('../../edit/json/document.js'),
  ]);
  const present = readJson(before, path);
  let text = edited;
  for (const key of leaves(base)) {
    // The owner has taken it out, and nobody asks for it in another way than before.
    if (valueAt(present, key) === undefined && valueAt(theirs, key) !== undefined)
      text = removeJson(text, key, path);
  }
  const write = (value: JsonObject): string => `${JSON.stringify(value, null, 2)}\n`;
  const { text: merged, by } = await merge3(
    { path, base: write(base), ours: text, theirs: write(theirs) },
    { labels: { ours: 'yours', base: 'before', theirs: 'now' }, onConflict: 'ours' },
  );
  return by === 'text' ? text : merged;
}

async function movedPackages(path: string, { edited, base, theirs }: Moving): Promise<string> {
  const [before, now] = [recordAt(base, 'packages'), recordAt(theirs, 'packages')];
  const raised = Object.entries(now).filter(
    ([name, version]) =>
      typeof version === 'string' && typeof before[name] === 'string' && before[name] !== version,
  ) as [string, string][];
  const text = Object.keys(before)
    .filter((name) => !Object.hasOwn(now, name))
    .reduce((rest, name) => withoutReference(rest, name, before[name]), edited);
  if (raised.length === 0) return text;
  const [{ addPackageVersion }, { setPackageVersion }] = await Promise.all([
    import('../../edit/xml/central-packages.js'),
    import('../../edit/xml/project-file.js'),
  ]);
  const raise = path.toLowerCase().endsWith('.props') ? addPackageVersion : setPackageVersion;
  return raised.reduce((current, [name, version]) => {
    return isWritten(current, name, before[name]) ? raise(current, name, version, path) : current;
  }, text);
}

/** Whether a package stands there in the version, or where that is central, without any. */
export function isWritten(text: string, name: string, version: unknown): boolean {
  const rest = typeof version === 'string' ? `[^>]*"${escaped(version)}"` : ' ?/>';
  return new RegExp(`"${escaped(name)}"${rest}`, 'i').test(text);
}

/** Takes a reference out that stands there in the words in which it was written: on a line of its own, and with nothing in it. */
function withoutReference(text: string, name: string, version: unknown): string {
  const attribute = typeof version === 'string' ? ` Version="${escaped(version)}"` : '';
  const line = `[ \\t]*<PackageReference Include="${escaped(name)}"${attribute} ?/>[ \\t]*\\r?\\n`;
  const alone = new RegExp(
    `^[ \\t]*<ItemGroup>[ \\t]*\\r?\\n${line}[ \\t]*</ItemGroup>[ \\t]*\\r?\\n(?:[ \\t]*\\r?\\n)?`,
    'm',
  );
  return alone.test(text) ? text.replace(alone, '') : text.replace(new RegExp(`^${line}`, 'm'), '');
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

function recordAt(data: JsonObject, key: string): JsonObject {
  const value = data[key];
  return isObject(value) ? value : {};
}

function leaves(data: JsonObject, at: readonly string[] = []): (readonly string[])[] {
  return Object.entries(data).flatMap(([key, value]) =>
    isObject(value) ? leaves(value, [...at, key]) : [[...at, key]],
  );
}

function valueAt(data: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined),
    data,
  );
}
