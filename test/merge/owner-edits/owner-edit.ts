type Edit = (text: string) => string | Promise<string>;

/** An edit of an owner to a generated file, made by hand, of a kind that people make. */
export interface OwnerEdit {
  /** What the owner did, and why it is in the way of an update. */
  readonly name: string;
  readonly language: 'typescript' | 'csharp';
  /** Of `test/emitted/`: such as `fic-pop-client-id`. */
  readonly scenario: string;
  /** End of the file's path. */
  readonly file: string;
  /** The file's text after the edit. */
  readonly edit: Edit;
  /** The same edit to the newer text, where it has to be said in other words. */
  readonly editNewer?: Edit;
  /** How many conflicts the edit really has with guidance 2.0.0. Without one the merge has to be the edit of the newer text. */
  readonly conflicts?: number;
  /** What the owner makes of the text with the markers; the new text between them where it is not said. */
  readonly settle?: (marked: string) => string;
  /**
   * What the owner changed with it in other files, so that the project compiles and passes its tests: by the end of a path, and a file
   * that is not there is made. `everywhere`: the same edit in all of them.
   */
  readonly also?: Readonly<Record<string, Edit>> | 'everywhere';
  /** Edits that cannot stand in one project are in several, which are built and tested: the first where it is not said. */
  readonly project?: 2;
}

export type Change = readonly [from: string | RegExp, to: string];

/** Each of these replaced once. All of them have to be there. */
export const change =
  (...changes: readonly Change[]) =>
  (text: string): string =>
    changes.reduce((each, [from, to]) => {
      const found = typeof from === 'string' ? each.includes(from) : from.test(each);
      if (!found) throw new Error(`The text lacks ${String(from)}`);
      return typeof from === 'string' ? each.replace(from, () => to) : each.replace(from, to);
    }, text);

/** A file of the owner's own. */
export const file = (text: string) => (): string => text;

/** What stands between the markers, replaced: by the new text, where it is not said. */
export const settled =
  (choose: (ours: string, theirs: string) => string = (_, theirs) => theirs) =>
  (marked: string): string =>
    marked.replaceAll(
      /^<{7} .*\n([^]*?)^(?:\|{7} .*\n[^]*?^)?={7}\n([^]*?)^>{7} .*\n/gm,
      (_, ours: string, theirs: string) => choose(ours, theirs),
    );
