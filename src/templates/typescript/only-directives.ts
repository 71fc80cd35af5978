import { Node, SyntaxKind } from 'ts-morph';
import type { SourceFile } from 'ts-morph';
import { Condition, ConditionError } from './condition.js';
import { errorAt } from './source-error.js';

/** A `// @only` comment, and the node that exists only where its condition holds: the file itself for one in the first line. */
export interface OnlyDirective {
  readonly start: number;
  readonly end: number;
  readonly condition: Condition;
  readonly node: Node;
}

const directive = /^([^\S\n]*)\/\/[^\S\n]*@only\b([^\n]*)$/gm;

/** @throws {TemplateError} for a malformed condition, or where nothing follows that could be dropped */
export function onlyDirectives(file: SourceFile): readonly OnlyDirective[] {
  const text = file.getFullText();
  return [...text.matchAll(directive)].map((match) => {
    const start = match.index + (match[1] ?? '').length;
    const end = match.index + match[0].length;
    try {
      const condition = new Condition((match[2] ?? '').trim());
      return { start, end, condition, node: start === 0 ? file : nodeBelow(file, end) };
    } catch (error) {
      throw error instanceof ConditionError ? errorAt(file, start, `@only: ${error.message}`) : error;
    }
  });
}

/** The outermost element of a list (statement, member, parameter, property, …) that begins at the next token. */
function nodeBelow(file: SourceFile, end: number): Node {
  const start = tokenAfter(file.getFullText(), end);
  const first = file.getDescendantAtPos(start);
  let below: Node | undefined;
  for (let node = first; node?.getStart() === start; node = node.getParent()) {
    if (Node.isUnionTypeNode(node) || node.getKind() === SyntaxKind.BarToken) {
      return constituentAfter(file, start);
    }
    if (node.getParentSyntaxList() !== undefined) {
      below = node;
    }
  }
  if (below === undefined) {
    throw new ConditionError('it stands above nothing that can be dropped.');
  }
  return below;
}

/** In `| 'a'` the constituent of the union. The bar in front of it goes with its comments. */
function constituentAfter(file: SourceFile, bar: number): Node {
  const start = tokenAfter(file.getFullText(), bar + 1);
  for (let node = file.getDescendantAtPos(start); node !== undefined; node = node.getParent()) {
    if (Node.isUnionTypeNode(node.getParent())) {
      return node;
    }
  }
  throw new ConditionError('it stands above a | that is no part of a union type.');
}

const trivia = /(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y;

function tokenAfter(text: string, position: number): number {
  trivia.lastIndex = position;
  return position + (trivia.exec(text)?.[0].length ?? 0);
}
