import { getNodeValue, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Node, ParseError } from 'jsonc-parser';
import { ExitCode, Problem } from '../../errors/errors.js';

/** A JSON text in which every value has its place. */
export interface JsonDocument {
  /** Without the byte order mark. */
  readonly text: string;
  /** The byte order mark, or nothing. */
  readonly mark: string;
  readonly root: Node;
}

/** Where no file is named, a message says this. */
const someFile = 'The JSON text';

/**
 * The value of a JSON text. Comments and trailing commas are read too, as TypeScript and .NET read them; not in `package.json`, where
 * npm refuses both. Of a key that is there twice, the last one counts, as for `JSON.parse`.
 *
 * @param file as messages name it
 * @throws {Problem} `json-invalid`, with file, line and column
 */
export function readJson(text: string, file?: string): unknown {
  return getNodeValue(parseDocument(text, file).root);
}

/** @throws {Problem} `json-invalid`, with file, line and column */
export function parseDocument(text: string, file = someFile): JsonDocument {
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const content = text.slice(mark.length);
  const strict = /(?:^|\/)package\.json$/.test(file);
  const errors: ParseError[] = [];
  const root = parseTree(content, errors, { disallowComments: strict, allowTrailingComma: !strict });
  const [error] = errors;
  if (error !== undefined) throw invalid(content, error.offset, printParseErrorCode(error.error), file);
  if (root === undefined) throw invalid(content, content.length, 'ValueExpected', file);
  return { text: content, mark, root };
}

/** The object's property with a key: the last one, which is the one that counts. */
export function propertyOf(object: Node, key: string): Node | undefined {
  return object.children?.findLast((property) => keyOf(property) === key);
}

export const keyOf = (property: Node): string => String(property.children?.[0]?.value);

export const valueOf = (property: Node | undefined): Node | undefined => property?.children?.[1];

/** Of a value that is not what an edit needs there. */
export function notAn(kind: 'object' | 'array', path: readonly string[], file = someFile): Problem {
  return new Problem({
    code: 'json-unexpected',
    message: `${file}: ${path.length === 0 ? 'the whole file' : `"${path.join('.')}"`} is not an ${kind}.`,
    cause: `An edit adds to the ${kind} that is expected there.`,
    next: `Make it an ${kind}, then run the command again.`,
    exitCode: ExitCode.badInput,
  });
}

function invalid(text: string, offset: number, error: string, file: string): Problem {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  const line = before.length;
  const column = (before.at(-1)?.length ?? 0) + 1;
  const markers = /^(?:<{7}|={7}|>{7})/m.test(text);
  return new Problem({
    code: 'json-invalid',
    message: `${file}:${line}:${column} is not valid JSON: ${explain(error)}.`,
    cause: markers
      ? 'There are merge conflict markers in it.'
      : 'A file that cannot be read cannot be edited without losing something.',
    next: markers
      ? 'Resolve the merge, then run the command again.'
      : 'Correct it, then run the command again.',
    exitCode: ExitCode.badInput,
  });
}

/** `CloseBraceExpected` → `close brace expected`. */
const explain = (code: string): string =>
  code.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();
