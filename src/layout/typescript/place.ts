import { posix } from 'node:path';
import type { TypeScriptFlow } from '../../scenario/flow.js';
import type { TypeScriptPlace } from '../../scenario/place.js';
import type { TypeScriptTarget } from '../../target/typescript/typescript-target.js';
import type { Guess } from '../../target/guess.js';

export interface PlaceOverrides {
  /** Folder of the library, relative to the root. */
  readonly folder?: string;
  /** Folder of the tests; the library's folder for tests beside what they test. */
  readonly testFolder?: string;
}

/** Where a flow goes in a repo with those habits. What is unclear is taken for what most repos do. */
export function placeOf(target: TypeScriptTarget, overrides: PlaceOverrides = {}): TypeScriptPlace {
  const { tests, compiler } = target;
  const folder = overrides.folder ?? posix.join(valueOr(target.sourceFolder, 'src'), 'mtls-pop');
  const inTests = posix.join(tests.folder, 'mtls-pop');
  const layout = valueOr(tests.layout, 'folder');
  const habit = { folder: inTests, beside: folder, __tests__: `${folder}/__tests__` }[layout];
  const testFolder = overrides.testFolder ?? habit;
  const apart = testFolder !== folder && !testFolder.split('/').includes('__tests__');
  return {
    folder,
    testFolder,
    // What tests beside the sources use lies there too, where the compiler looks nowhere else.
    supportFolder: apart ? testFolder : compiler.includesTests ? inTests : `${folder}/testing`,
    testNaming: tests.naming,
  };
}

/**
 * Where each flow's files are: right in its place for the first one there, and in a folder of the flow's name below for those that
 * come later.
 */
export function foldersOf(flows: readonly TypeScriptFlow[]): readonly TypeScriptPlace[] {
  const places = flows.map(placeOfFlow);
  return places.map((place, position) => {
    const earlier = places.slice(0, position);
    const own = (key: 'folder' | 'testFolder' | 'supportFolder'): string =>
      earlier.some((other) => other[key] === place[key])
        ? posix.join(place[key], flows[position]?.name ?? '')
        : place[key];
    const folder = own('folder');
    const beside = place.testFolder === place.folder;
    return {
      ...place,
      folder,
      testFolder: beside ? folder : own('testFolder'),
      supportFolder: own('supportFolder'),
    };
  });
}

function placeOfFlow({ name, place }: TypeScriptFlow): TypeScriptPlace {
  if (place === undefined) throw new Error(`The flow ${name} has no place in a repo.`);
  return place;
}

function valueOr<T>(guess: Guess<T>, otherwise: T): T {
  return 'value' in guess ? guess.value : otherwise;
}
