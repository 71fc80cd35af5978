import { addDependency } from '../../edit/json/dependencies.js';
import type { DependencyChange, WantedDependency } from '../../edit/json/dependencies.js';
import type { FileEdit } from '../../edit/file-edit.js';
import { ExitCode, Problem } from '../../errors/errors.js';
import type { Pack } from '../../guidance/schema.js';
import type { PackageJson, TestHabits } from '../../target/typescript/typescript-target.js';

type Wanted = Pick<WantedDependency, 'map' | 'name' | 'range' | 'least'>;

/** What is there in any version stays: types and tests of the repo's own are made for it. */
const onlyIfAbsent = new Set(['@types/node', '@types/mocha', '@jest/globals']);

export interface PackageEdit {
  readonly edit: FileEdit;
  readonly notes: readonly string[];
}

/**
 * The edit of `package.json` that the flows need.
 *
 * @param manifests text of each flow's rendered `package.json`: what its code and its tests import
 * @throws {Problem} `needs-major` where a package would have to be raised across a major version, and nobody has agreed to that
 */
export function packageEdit(
  manifests: readonly string[],
  options: { packageJson: PackageJson; tests: TestHabits; pack: Pack; allowMajor: boolean },
): PackageEdit {
  const { packageJson, tests, pack, allowMajor } = options;
  const wanted = wantedIn(manifests, pack).flatMap((each) => adapted(each, packageJson, tests));
  const add = (text: string): readonly (DependencyChange & { name: string })[] => {
    let current = text;
    return wanted.map((each) => {
      const change = addDependency({
        ...each,
        text: current,
        rangeStyle: packageJson.rangeStyle,
        allowMajor,
      });
      current = change.text;
      return { ...change, name: each.name };
    });
  };
  const changes = add(packageJson.text);
  refuseMajor(changes);
  const notes = changes.flatMap(({ note }) => note ?? []);
  const touched = changes.filter(({ change }) => change !== 'kept').map(({ name }) => name);
  return {
    notes,
    edit: {
      path: 'package.json',
      reason: touched.length === 0 ? 'has what the flow needs' : `gets ${touched.join(', ')}`,
      apply: (text = packageJson.text) => add(text).at(-1)?.text ?? text,
      contribution: contributionOf(changes),
    },
  };
}

/** Every package once; what production code of one flow needs is no `devDependency` of another. */
function wantedIn(manifests: readonly string[], pack: Pack): readonly Wanted[] {
  const wanted = new Map<string, Wanted>();
  for (const map of ['dependencies', 'devDependencies'] as const) {
    for (const manifest of manifests) {
      const maps = JSON.parse(manifest) as Partial<Record<typeof map, Record<string, string>>>;
      for (const [name, range] of Object.entries(maps[map] ?? {})) {
        if (!wanted.has(name)) wanted.set(name, { map, name, range, least: leastOf(pack, name, range) });
      }
    }
  }
  return [...wanted.values()];
}

/** Of the pack's entry with that range: a package may have one for each major version. */
function leastOf(pack: Pack, name: string, range: string): string {
  const entries = Object.entries(pack.facts.packages.typescript);
  const found = entries.find(([key, fact]) => key.replace(/(?<=.)@.*/, '') === name && fact.range === range);
  if (found === undefined) throw new Error(`The pack has no ${name} ${range}.`);
  // Where several major versions will do, what is there in the lowest of them is good enough.
  const others = entries.filter(([key]) => key.startsWith(`${name}@`));
  return others[0]?.[1].least ?? found[1].least;
}

function adapted(wanted: Wanted, { dependencies }: PackageJson, tests: TestHabits): readonly Wanted[] {
  const present = Object.values(dependencies).find((map) => Object.hasOwn(map, wanted.name));
  if (onlyIfAbsent.has(wanted.name) && present !== undefined) return [];
  if (wanted.name !== '@jest/globals') return [wanted];
  if (tests.globals) return [];
  // It has to be that of the repo's own Jest, which brings it without promising to.
  const jest = Object.values(dependencies).find((map) => Object.hasOwn(map, 'jest'))?.['jest'];
  return [
    jest === undefined || !/^[\^~]?\d/.test(jest) ? wanted : { ...wanted, range: jest, least: '0.0.0' },
  ];
}

function refuseMajor(changes: readonly (DependencyChange & { name: string })[]): void {
  const refused = changes.filter(({ change }) => change === 'needs-major');
  if (refused.length === 0) return;
  const list = refused.map(({ name, from = '', to = '' }) => `${name} ${from} would have to become ${to}`);
  throw new Problem({
    code: 'needs-major',
    message: `${list.join(', and ')}: another major version.`,
    cause:
      'The flow does not work with the version that package.json asks for, and your code may not with a newer one.',
    next: 'Raise it yourself, or run the same command with --allow-major.',
    exitCode: ExitCode.refused,
  });
}

/** What was there before stays the owner's, also where it was raised or moved. */
function contributionOf(
  changes: readonly (DependencyChange & { name: string })[],
): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const maps: Record<string, Record<string, string>> = {};
  for (const { name, map, change, to } of changes)
    if (change === 'added') (maps[map] ??= {})[name] = to ?? '';
  return maps;
}
