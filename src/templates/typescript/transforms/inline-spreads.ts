import { Node, SyntaxKind } from 'ts-morph';
import type { SpreadAssignment, SpreadElement } from 'ts-morph';
import type { Edit, Transform } from '../edits.js';
import { dropNode } from '../node-range.js';

/** Inlines the spread of an object or array literal, which is what folding makes of `...(condition && { … })`. */
export const inlineSpreads: Transform = (file) =>
  [
    ...file.getDescendantsOfKind(SyntaxKind.SpreadAssignment),
    ...file.getDescendantsOfKind(SyntaxKind.SpreadElement),
  ].flatMap(inline);

function inline(node: SpreadAssignment | SpreadElement): Edit[] {
  const literal = withoutParentheses(node.getExpression());
  const isLiteral = Node.isSpreadAssignment(node)
    ? Node.isObjectLiteralExpression(literal)
    : Node.isArrayLiteralExpression(literal);
  if (!isLiteral) {
    return [];
  }
  const content = literal.getText().slice(1, -1).trim().replace(/,$/, '');
  return [content === '' ? dropNode(node) : { start: node.getStart(), end: node.getEnd(), text: content }];
}

function withoutParentheses(node: Node): Node {
  return Node.isParenthesizedExpression(node) ? withoutParentheses(node.getExpression()) : node;
}
