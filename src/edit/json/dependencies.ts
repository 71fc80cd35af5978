import { readJson } from './document.js';
import { insertSorted, removeJson, setJson } from './edit.js';
import { lowest, raised, styledRange, sufficiency } from './ranges.js';
import type { RangeStyle } from './ranges.js';

export type { RangeStyle } from './ranges.js';

/** The maps of a `package.json` that say what is installed, the one that counts for production code first. */
const maps = ['dependencies', 'optionalDependencies', 'peerDependencies', 'devDependencies'] as const;
type DependencyMap = (typeof maps)[number];

export interface WantedDependency {
  /** Of `package.json`, as it stands. */
  readonly text: string;
  /** As messages name it; `package.json` if not given. */
  readonly file?: string;
  /** `dependencies` for what production code imports. */
  readonly map: 'dependencies' | 'devDependencies';
  readonly name: string;
  /** What the guidance pack recommends: `^7.2.1`. Its lowest version is the one that is written. */
  readonly range: string;
  /** The least version that will do: `7.2.0`. */
  readonly least: string;
  readonly rangeStyle: RangeStyle;
  /** Whether the owner has said yes to a raise across a major version. */
  readonly allowMajor?: boolean;
}

export interface DependencyChange {
  /** The same as before for `kept` and `needs-major`. */
  readonly text: string;
  /**
   * `moved`: production code needs what was among the `devDependencies`; its range may be raised too. `needs-major`: only a raise across
   * a major version (below 1.0.0: a minor one) would do, and nobody has agreed to one.
   */
  readonly change: 'added' | 'raised' | 'moved' | 'kept' | 'needs-major';
  /** The map that has it afterwards. */
  readonly map: DependencyMap;
  /** Range before; not for `added`. */
  readonly from?: string;
  /** Range afterwards, or what it would have to be for `needs-major`; not for `kept`. */
  readonly to?: string;
  /** What the owner has to know, as a sentence. */
  readonly note?: string;
}

/**
 * Sees to it that a package is there in a version that will do. Nothing is lowered; a range is raised only where it takes versions
 * below the least one; what is no range of versions (`workspace:*`, `catalog:`, a git URL, a tag) stays. A package that
 * another map has stays there, but for one that production code needs and only `devDependencies` has.
 *
 * @throws {Problem} `json-invalid`; `json-unexpected` where the map is no object
 */
export function addDependency(wanted: WantedDependency): DependencyChange {
  const { text, name, rangeStyle, file = 'package.json' } = wanted;
  const recommended = lowest(wanted.range);
  const found = entryOf(readJson(text, file), name, wanted.map);
  if (found === undefined) {
    const to = styledRange(recommended, rangeStyle);
    const added = insertSorted(text, [wanted.map], name, to, file);
    return { text: added, change: 'added', map: wanted.map, to };
  }

  const { map, range } = found;
  const judged = judge(found, { ...wanted, recommended });
  const note = judged.note === undefined ? {} : { note: judged.note };
  if (judged.needsMajor) return { text, change: 'needs-major', map, from: range, to: judged.range, ...note };
  if (wanted.map === 'dependencies' && map === 'devDependencies') {
    const without = removeJson(text, [map, name], file);
    const moved = insertSorted(without, ['dependencies'], name, judged.range, file);
    return { text: moved, change: 'moved', map: 'dependencies', from: range, to: judged.range, ...note };
  }
  if (judged.range === range) return { text, change: 'kept', map, from: range, ...note };
  const lifted = setJson(text, [map, name], judged.range, file);
  return { text: lifted, change: 'raised', map, from: range, to: judged.range, ...note };
}

interface Entry {
  readonly map: DependencyMap;
  readonly range: string;
}

/** What a range has to become, in whatever map. */
function judge(
  { map, range }: Entry,
  wanted: WantedDependency & { readonly recommended: string },
): { readonly range: string; readonly needsMajor: boolean; readonly note?: string } {
  const { name, least, recommended, rangeStyle } = wanted;
  const kept = { range, needsMajor: false };
  switch (sufficiency(range, least)) {
    case 'enough':
      return kept;
    case 'foreign':
      return { ...kept, note: `${name} stays "${range}": see that it gives ${least} or newer.` };
    case 'too-low': {
      // Raising it would take something away from everybody who uses the package.
      if (map === 'peerDependencies')
        return { ...kept, note: `${name} stays the peer "${range}", but the flow needs ${least} or newer.` };
      const to = raised(range, { least, recommended, style: rangeStyle });
      const needsMajor = !to.isCompatible && wanted.allowMajor !== true;
      return {
        range: to.range,
        needsMajor,
        ...(needsMajor && {
          note: `${name} "${range}" is below ${least}, and ${to.range} is another major version.`,
        }),
      };
    }
  }
}

/**
 * Where a package is. What production code imports is looked for among the `devDependencies` last; what tests import may be in any map.
 * Of a peer that is a `devDependency` too, the latter is what is installed here.
 */
function entryOf(manifest: unknown, name: string, map: WantedDependency['map']): Entry | undefined {
  const entries = maps.flatMap((each): Entry[] => {
    const range = stringAt(manifest, each, name);
    return range === undefined ? [] : [{ map: each, range }];
  });
  const [first, second] = entries;
  if (first?.map === 'peerDependencies' && map === 'devDependencies') return second ?? first;
  return first;
}

function stringAt(manifest: unknown, map: string, name: string): string | undefined {
  const object = own(manifest, map);
  const range = own(object, name);
  return typeof range === 'string' ? range : undefined;
}

const own = (object: unknown, key: string): unknown =>
  typeof object === 'object' && object !== null && Object.hasOwn(object, key)
    ? (object as Record<string, unknown>)[key]
    : undefined;
