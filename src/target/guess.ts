/** What a repo says about itself, and which file says so. */
export interface Found<T> {
  readonly value: T;
  /** What it was read from, to be shown to people: `"type": "module"` in package.json. */
  readonly because: string;
}

/** What a repo leaves open, or says in two ways: a question, never a guess. */
export interface Unclear<T> {
  /** What it may be; empty where anything may be. */
  readonly candidates: readonly T[];
  /** Why it is unclear, as a sentence. */
  readonly because: string;
}

export type Guess<T> = Found<T> | Unclear<T>;

export const isFound = <T>(guess: Guess<T>): guess is Found<T> => 'value' in guess;
