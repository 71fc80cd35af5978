import type { FileEdit } from '../../edit/file-edit.js';
import { contributionsOf } from '../add/lock-with.js';
import { isObject } from '../lock/contribution.js';
import type { Contribution, JsonObject } from '../lock/entry.js';
import type { SeenFile } from '../paths/survey.js';
import { isWritten } from './plan-edits.js';

/**
 * What of the edits stands in the files just as it would be written: that counts as ours where nothing else tells. What differs is its
 * owner's, and so is what cannot be compared.
 *
 * @param edits as they would be in a repo without any of it
 */
export async function standing(
  edits: readonly FileEdit[],
  found: ReadonlyMap<string, SeenFile>,
): Promise<Contribution[]> {
  const all = await Promise.all(
    contributionsOf(edits).map(async ({ path, contribution }): Promise<Contribution[]> => {
      const text = found.get(path)?.bytes.toString('utf8');
      const part = text === undefined ? {} : await partOf(path, contribution, text);
      return Object.keys(part).length === 0 ? [] : [{ path, contribution: part }];
    }),
  );
  return all.flat();
}

async function partOf(path: string, contribution: JsonObject, text: string): Promise<JsonObject> {
  if (path.endsWith('.json')) {
    const { readJson } = await import('../../edit/json/document.js');
    return same(contribution, readJson(text, path));
  }
  const packages = contribution['packages'];
  if (!/\.(?:csproj|props)$/i.test(path) || !isObject(packages)) return {};
  const written = Object.entries(packages).filter(([name, version]) => isWritten(text, name, version));
  return written.length === 0 ? {} : { packages: Object.fromEntries(written) };
}

/** The leaves that both have alike. */
function same(one: JsonObject, other: unknown): JsonObject {
  if (!isObject(other)) return {};
  const entries = Object.entries(one).flatMap(([key, value]): [string, unknown][] => {
    const there = Object.hasOwn(other, key) ? other[key] : undefined;
    if (!isObject(value)) return JSON.stringify(value) === JSON.stringify(there) ? [[key, value]] : [];
    const part = same(value, there);
    return Object.keys(part).length === 0 ? [] : [[key, part]];
  });
  return Object.fromEntries(entries);
}
