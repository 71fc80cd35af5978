import type * as TreeSitter from 'web-tree-sitter';
import { readWasm } from './grammars.js';
import type { SyntaxLanguage } from './grammars.js';
import { copyTree } from './syntax-tree.js';
import type { SyntaxTree } from './syntax-tree.js';

/** Reads one text. Never throws because of the text: what is broken shows in the tree's `errors`. */
export type Parse = (text: string) => SyntaxTree;

let initialised: Promise<typeof TreeSitter> | undefined;
const loaded = new Map<SyntaxLanguage, Promise<Parse>>();

/**
 * The parser of a language, for code that has to read at once, such as a `FileEdit`. Loaded when first asked for (about 40 ms) and kept for
 * the process; nothing of it is loaded by an import.
 */
export function loadParser(language: SyntaxLanguage): Promise<Parse> {
  let parser = loaded.get(language);
  if (parser === undefined) {
    parser = load(language);
    loaded.set(language, parser);
  }
  return parser;
}

/** Reads TypeScript without JSX, decorators and all. */
export const parseTypeScript = async (text: string): Promise<SyntaxTree> =>
  (await loadParser('typescript'))(text);

/** Reads C# 13, top-level statements and preprocessor directives too. */
export const parseCSharp = async (text: string): Promise<SyntaxTree> => (await loadParser('csharp'))(text);

async function load(language: SyntaxLanguage): Promise<Parse> {
  initialised ??= initialise();
  const { Language, Parser } = await initialised;
  const parser = new Parser().setLanguage(await Language.load(readWasm(language)));
  return language === 'csharp' ? (text) => parseCSharpWith(parser, text) : (text) => parseWith(parser, text);
}

/**
 * The grammar takes a variable that is named `with` for the word before `{ … }`. It reads one of another name in its place, as long, so that
 * everything stands where it stood.
 */
function parseCSharpWith(parser: TreeSitter.Parser, text: string): SyntaxTree {
  const tree = parseWith(parser, text);
  if (!tree.hasError) return tree;
  const renamed = text.replaceAll(/\bwith\b(?!\s*\{)/g, 'w1th');
  if (renamed === text) return tree;
  const other = parseWith(parser, renamed, text);
  return other.hasError ? tree : other;
}

async function initialise(): Promise<typeof TreeSitter> {
  const library = await import('web-tree-sitter');
  await library.Parser.init({ wasmBinary: readWasm('parser') });
  return library;
}

/** @param shown the text that the tree is said to be of, where everything stands as in the one that is read */
function parseWith(parser: TreeSitter.Parser, text: string, shown = text): SyntaxTree {
  const tree = parser.parse(text);
  if (tree === null) throw new Error('The parser has no language.');
  try {
    return copyTree(tree, shown);
  } finally {
    tree.delete();
  }
}
