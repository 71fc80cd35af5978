import type { FileEdit } from '../edit/file-edit.js';
import type { Parse } from '../syntax/parse.js';
import type { SyntaxTree } from '../syntax/syntax-tree.js';
import { spliced } from '../edit/splice.js';
import type { Splice } from '../edit/splice.js';

/** The pieces of text to put into a file, none where it has them; or why it is not clear which, as a sentence. */
export type Attempt = { readonly splices: readonly Splice[] } | { readonly why: string };

/** Finds out from a file's tree what to put where. */
export type Editor = (tree: SyntaxTree) => Attempt;

export type Attempted = { readonly text: string } | { readonly why: string };

/** Edits a text, if that is clear and both the text and what comes of it can be parsed. */
export function attempt(text: string, path: string, parse: Parse, editor: Editor): Attempted {
  const tree = parse(text);
  const [error] = tree.errors;
  if (error !== undefined) return { why: `${path} has a syntax error in line ${lineAt(text, error.start)}.` };
  const attempted = editor(tree);
  if ('why' in attempted) return attempted;
  const edited = spliced(text, attempted.splices);
  return parse(edited).hasError
    ? { why: `${path} is written in a way that the edit does not fit.` }
    : { text: edited };
}

/** An attempt as the edit of a plan. A text that has become unclear since stays as it is. */
export function editOf(
  path: string,
  what: { readonly reason: string; readonly contribution: FileEdit['contribution'] },
  parse: Parse,
  editor: Editor,
): FileEdit {
  return {
    path,
    ...what,
    apply: (text = '') => {
      const attempted = attempt(text, path, parse, editor);
      return 'text' in attempted ? attempted.text : text;
    },
  };
}

const lineAt = (text: string, at: number): number => text.slice(0, at).split('\n').length;
