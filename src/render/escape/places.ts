import { csharpNamespace } from './csharp.js';
import { envValue } from './env.js';
import { jsonStringContent } from './json.js';
import { markdownCode, markdownText, mermaidText } from './markdown.js';
import { shellWord } from './shell.js';
import { typescriptString } from './typescript.js';
import { xmlText } from './xml.js';

/** Where a hole stands; the build finds it out from the template's text. */
export const escapes = {
  /** A string literal, quotes included. */
  'typescript-string': typescriptString,
  /** Between the quotes of a JSON string. */
  'json-string': jsonStringContent,
  'markdown-text': markdownText,
  /** A whole code span, delimiters included. */
  'markdown-code': markdownCode,
  /** A label or message of a Mermaid diagram. */
  'mermaid-text': mermaidText,
  /** A namespace in code, a path or a code span: where nothing can be quoted. */
  'csharp-namespace': csharpNamespace,
  'xml-text': xmlText,
  /** A word of a command to type. */
  'shell-word': shellWord,
  /** The value after `NAME=`. */
  'env-value': envValue,
} as const satisfies Record<string, (value: string) => string>;

export type Place = keyof typeof escapes;
