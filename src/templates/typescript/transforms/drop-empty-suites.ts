import { Node, SyntaxKind } from 'ts-morph';
import type { Transform } from '../edits.js';
import { dropNode } from '../node-range.js';

/** Drops a `describe` whose tests are all dropped: test runners refuse an empty one. */
export const dropEmptySuites: Transform = (file) =>
  file.getDescendantsOfKind(SyntaxKind.ExpressionStatement).flatMap((statement) => {
    const call = statement.getExpression();
    if (!Node.isCallExpression(call) || call.getExpression().getText() !== 'describe') {
      return [];
    }
    const body = call.getArguments()[1];
    const isEmpty =
      Node.isArrowFunction(body) && Node.isBlock(body.getBody()) && body.getStatements().length === 0;
    return isEmpty ? [dropNode(statement)] : [];
  });
