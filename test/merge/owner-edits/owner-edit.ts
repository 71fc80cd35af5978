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
  readonly edit: (text: string) => string | Promise<string>;
  /** The same edit to the newer text, where it has to be said in other words. */
  readonly editNewer?: (text: string) => string | Promise<string>;
  /** How many conflicts the edit really has with guidance 2.0.0. Without one the merge has to be the edit of the newer text. */
  readonly conflicts?: number;
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
