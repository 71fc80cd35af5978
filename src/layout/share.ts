/** A file of a flow, as far as sharing is concerned. */
export interface SharableFile {
  /** Where it would stand if the flow were the only one. */
  readonly path: string;
  readonly text: string;
  /** Paths of the files of the same flow that it uses. */
  readonly uses: readonly string[];
  /** Whether it belongs to one flow whatever it says: its configuration, what a container holds one of. */
  readonly ownOnly: boolean;
}

/**
 * Which files of a later flow are the first flow's, as they stand: those with the same text that use only such files. The first
 * flow's files never change because another flow comes, so what differs is a file of the later flow's own, and with it all that
 * uses it.
 */
export function sharedWith(
  first: readonly SharableFile[],
  later: readonly SharableFile[],
): ReadonlySet<string> {
  const texts = new Map(first.map(({ path, text }) => [path, text]));
  const shared = new Map(
    later
      .filter(({ path, text, ownOnly }) => !ownOnly && texts.get(path) === text)
      .map((file) => [file.path, file]),
  );
  for (let before = -1; before !== shared.size;) {
    before = shared.size;
    for (const { path, uses } of shared.values())
      if (uses.some((used) => !shared.has(used))) shared.delete(path);
  }
  return new Set(shared.keys());
}
