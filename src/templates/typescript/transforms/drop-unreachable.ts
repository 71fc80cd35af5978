import { Node, SyntaxKind } from 'ts-morph';
import type { Transform } from '../edits.js';
import { dropNode } from '../node-range.js';

/** Drops what follows a `return` or `throw` that folding unwrapped. */
export const dropUnreachable: Transform = (file) =>
  [
    ...file.getDescendantsOfKind(SyntaxKind.Block),
    ...file.getDescendantsOfKind(SyntaxKind.CaseClause),
    ...file.getDescendantsOfKind(SyntaxKind.DefaultClause),
  ].flatMap((node) => {
    const statements = node.getStatements();
    const last = statements.findIndex(
      (statement) => Node.isReturnStatement(statement) || Node.isThrowStatement(statement),
    );
    return last < 0
      ? []
      : statements
          .slice(last + 1)
          .filter((statement) => !Node.isFunctionDeclaration(statement))
          .map(dropNode);
  });
