import type { Case } from '../emitted/scenarios.js';

/** A place of emitted code, and what a person could wrongly write there. */
export interface Edit {
  /** What the broken code does, such as `the retry repeats a POST`. */
  readonly name: string;
  /** Code as it stands in the file, once; how it is wrapped does not matter. */
  readonly find: string;
  readonly replace: string;
}

/** Emitted code, broken in one way that a person could break it in. */
export interface Mutation extends Edit {
  /** Name of the project that is broken: one of `subjects`. */
  readonly subject: SubjectName;
  /** Below `src/mtls-pop/`. */
  readonly file: string;
  /** The test file below `test/` that has to fail. */
  readonly caughtBy: string;
}

export type SubjectName =
  | 'vanilla-certificate'
  | 'vanilla-client-id'
  | 'fic-pop-certificate'
  | 'fic-bearer-certificate'
  | 'fic-pop-client-id';

/** The default cases that the mutations are made in: each emitted module stands in one of them at least. */
export function subjectOf(cases: readonly Case[], name: SubjectName): Case {
  const found = cases.find((candidate) => candidate.name === `${name}-vitest-esm`);
  if (found === undefined) throw new Error(`There is no default case ${name}.`);
  return found;
}

/**
 * The file's text with the mutation made.
 *
 * @throws {Error} where the code to break is not there, or there more than once: the mutation has to follow the template
 */
export function mutate(text: string, { name, find, replace }: Edit): string {
  const pattern = new RegExp(
    find
      .trim()
      .split(/\s+/)
      .map((part) => part.replace(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`))
      .join(String.raw`\s+`),
    'g',
  );
  const matches = text.match(pattern)?.length ?? 0;
  if (matches !== 1)
    throw new Error(`"${name}": the code to break stands ${matches} times in the file:\n${find}`);
  return text.replace(pattern, () => replace);
}
