/**
 * Where an added flow lies in a repo that somebody else wrote. `.mtls-pop.yaml` keeps it, so that an update finds the files again
 * whatever has become of the habits that the places were guessed from. Paths are relative to the root and `/`-separated.
 */
export interface TypeScriptPlace {
  /** Folder of the library: `src/mtls-pop`. */
  readonly folder: string;
  /** Folder of the test files. The same as `folder` where a repo's tests stand beside what they test. */
  readonly testFolder: string;
  /** Folder of the emulator and of what tests share: `test/mtls-pop`. */
  readonly supportFolder: string;
  readonly testNaming: '.test.ts' | '.spec.ts';
}

export interface CSharpPlace {
  /** Project that gets the library: `src/Orders.Api/Orders.Api.csproj`. */
  readonly project: string;
  readonly testProject: string;
  /** Folder of the library: `src/Orders.Api/MtlsPop`. */
  readonly folder: string;
  readonly testFolder: string;
  /** Namespace of the library: `Contoso.Orders.Api.MtlsPop`. */
  readonly namespace: string;
  readonly testNamespace: string;
}

/** Every key of a place, in the order in which `.mtls-pop.yaml` has them. */
export const placeNames = {
  typescript: ['folder', 'testFolder', 'supportFolder', 'testNaming'],
  csharp: ['project', 'testProject', 'folder', 'testFolder', 'namespace', 'testNamespace'],
} as const satisfies {
  readonly typescript: readonly (keyof TypeScriptPlace)[];
  readonly csharp: readonly (keyof CSharpPlace)[];
};

export type PlaceName = (typeof placeNames)['typescript' | 'csharp'][number];

/** The folders that hold an added flow's files, and no file of anybody else's. */
export const foldersOf = (place: TypeScriptPlace | CSharpPlace): readonly string[] =>
  'supportFolder' in place
    ? [place.folder, place.testFolder, place.supportFolder]
    : [place.folder, place.testFolder];
