import path from 'node:path';
import { ExitCode, Problem } from '../../errors/errors.js';
import { exists, textOf } from '../files.js';
import { isObject, parseJson } from '../json.js';
import { dependencyMaps } from './typescript-target.js';
import type { DependencyMap, PackageJson } from './typescript-target.js';

/** A `package.json` with what the looks at a repo ask of it; `raw` is the whole of it. */
export interface Manifest extends PackageJson {
  readonly raw: Readonly<Record<string, unknown>>;
}

/**
 * The `package.json` of a folder; undefined where there is none.
 *
 * @param shown the path that a problem names
 * @throws {Problem} `json-invalid`, `merge-markers`
 */
export async function readManifest(folder: string, shown = 'package.json'): Promise<Manifest | undefined> {
  const text = textOf(path.join(folder, 'package.json'));
  if (text === undefined) return undefined;
  const raw = await parseJson(text, shown, 'json');
  const dependencies = Object.fromEntries(
    dependencyMaps.map((map) => [map, textsOf(raw[map])]),
  ) as unknown as PackageJson['dependencies'];
  return {
    raw,
    text,
    name: typeof raw['name'] === 'string' ? raw['name'] : undefined,
    dependencies,
    scripts: textsOf(raw['scripts']),
    rangeStyle: rangeStyleOf(dependencies),
  };
}

/** @throws {Problem} `not-a-project` where a folder has no `package.json` */
export async function needManifest(root: string): Promise<Manifest> {
  const manifest = await readManifest(root);
  if (manifest !== undefined) return manifest;
  throw new Problem({
    code: 'not-a-project',
    message: exists(root) ? `There is no package.json in ${root}.` : `There is no folder ${root}.`,
    cause:
      'A flow is added to a package: its package.json gets the dependencies, and says how the code runs.',
    next: 'Name the folder of the package (`mtls-pop add <dir>`), or make a new project with `mtls-pop new <dir>`.',
    exitCode: ExitCode.badInput,
  });
}

/** Range of a dependency in whichever map has it. */
export function rangeOf(manifest: Manifest | undefined, name: string): string | undefined {
  for (const map of dependencyMaps) {
    const range = manifest?.dependencies[map][name];
    if (range !== undefined) return range;
  }
  return undefined;
}

function textsOf(value: unknown): Record<string, string> {
  if (!isObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** What most ranges begin with. `workspace:*`, URLs and the like say nothing; npm's own habit decides a draw. */
function rangeStyleOf(dependencies: Readonly<Record<DependencyMap, Readonly<Record<string, string>>>>) {
  const count = { '^': 0, '~': 0, exact: 0 };
  for (const map of ['dependencies', 'devDependencies'] as const) {
    for (const range of Object.values(dependencies[map])) {
      if (/^\^\d/.test(range)) count['^'] += 1;
      else if (/^~\d/.test(range)) count['~'] += 1;
      else if (/^\d+\.\d+\.\d+/.test(range)) count.exact += 1;
    }
  }
  const styles = ['^', '~', 'exact'] as const;
  return styles.reduce((best, style) => (count[style] > count[best] ? style : best));
}
