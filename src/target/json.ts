import type { ParseError } from 'jsonc-parser';
import { ExitCode, Problem } from '../errors/errors.js';
import { textOf, withoutBom } from './files.js';

type JsonObject = Readonly<Record<string, unknown>>;

/**
 * What a JSON file says; undefined where there is none.
 *
 * @param dialect `jsonc` allows comments and trailing commas
 * @param shown the path that a problem names
 * @throws {Problem} `json-invalid` with line and column, `merge-markers`
 */
export async function readJson(
  file: string,
  shown: string,
  dialect: 'json' | 'jsonc',
): Promise<JsonObject | undefined> {
  const text = textOf(file);
  return text === undefined ? undefined : parseJson(text, shown, dialect);
}

/**
 * The object that a text is.
 *
 * @throws {Problem} `json-invalid` with line and column, `merge-markers`
 */
export async function parseJson(text: string, shown: string, dialect: 'json' | 'jsonc'): Promise<JsonObject> {
  const { parse, printParseErrorCode } = await import('jsonc-parser');
  const clean = withoutBom(text);
  const errors: ParseError[] = [];
  const value: unknown = parse(clean, errors, {
    disallowComments: dialect === 'json',
    allowTrailingComma: dialect === 'jsonc',
  });
  const first = errors[0];
  if (first !== undefined) {
    if (/^<{7} /m.test(clean)) throw mergeMarkers(shown);
    throw invalid(
      shown,
      `it does not parse: ${spaced(printParseErrorCode(first.error))}`,
      clean,
      first.offset,
    );
  }
  if (!isObject(value)) throw invalid(shown, 'it has to be an object', clean, 0);
  return value;
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The strings of an array; none of anything else. A single string counts where tools take it for a list of one. */
export function stringsOf(value: unknown): string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((each) => typeof each === 'string');
}

/** `ColonExpected` as `colon expected`. */
const spaced = (code: string): string =>
  code.replace(/(?<=.)[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).toLowerCase();

function invalid(shown: string, flaw: string, text: string, offset: number): Problem {
  const before = text.slice(0, offset).split('\n');
  const line = before.length;
  const column = (before.at(-1) ?? '').length + 1;
  return new Problem({
    code: 'json-invalid',
    message: `${shown}, line ${line}, column ${column}: ${flaw}.`,
    cause: 'The repo is understood from its own configuration, so that has to be whole.',
    next: `Repair ${shown}, and try again.`,
    exitCode: ExitCode.badInput,
  });
}

function mergeMarkers(shown: string): Problem {
  return new Problem({
    code: 'merge-markers',
    message: `${shown} has conflict markers of an unfinished merge.`,
    next: 'Finish the merge, and try again.',
    exitCode: ExitCode.refused,
  });
}
