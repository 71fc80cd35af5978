import { SyntaxKind } from 'ts-morph';
import { withFile } from './transform-text.js';

export interface Leftover {
  readonly flaw: string;
  /** The line that it stands in. */
  readonly code: string;
}

/** The last look at what is going to be emitted: what is left of the template's language, if anything. */
export function leftoverIn(path: string, text: string): Leftover | undefined {
  const found = useLeft(path, text) ?? wordLeft(text);
  if (found !== undefined) {
    const lineStart = text.lastIndexOf('\n', found.position) + 1;
    return { flaw: `${found.word} is left`, code: text.slice(lineStart).split('\n', 1)[0]?.trim() ?? '' };
  }
  return path.endsWith('.test.ts') && !/\bit\(/.test(text)
    ? { flaw: 'no test is left', code: 'the file needs an @only of its own' }
    : undefined;
}

interface Found {
  readonly word: string;
  readonly position: number;
}

function useLeft(path: string, text: string): Found | undefined {
  // Either is a word that comments use, too.
  if (!/\b(?:variant|holes)\b/.test(text)) {
    return undefined;
  }
  return withFile(path, text, (file) =>
    file
      .getDescendantsOfKind(SyntaxKind.Identifier)
      .filter((identifier) => identifier.getFirstAncestorByKind(SyntaxKind.ImportDeclaration) === undefined)
      .map((identifier) => ({ word: identifier.getText(), position: identifier.getStart() }))
      .find(({ word }) => word === 'variant' || word === 'holes'),
  );
}

function wordLeft(text: string): Found | undefined {
  const match = /#variant|#holes|@only/.exec(text);
  return match === null ? undefined : { word: match[0], position: match.index };
}
