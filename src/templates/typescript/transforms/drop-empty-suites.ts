import { Node } from 'ts-morph';
import type { Transform } from '../edits.js';
import { dropNode } from '../node-range.js';

/** Drops a `describe` whose tests are all dropped: test runners refuse an empty one. */
export const dropEmptySuites: Transform = (file) =>
  file.getDescendants().flatMap((node) => {
    const call = Node.isExpressionStatement(node) ? node.getExpression() : undefined;
    if (!Node.isCallExpression(call) || call.getExpression().getText() !== 'describe') {
      return [];
    }
    const body = call.getArguments()[1];
    const isEmpty =
      Node.isArrowFunction(body) && Node.isBlock(body.getBody()) && body.getStatements().length === 0;
    return isEmpty ? [dropNode(node)] : [];
  });
