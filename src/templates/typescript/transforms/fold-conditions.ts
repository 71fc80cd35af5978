import { Node, SyntaxKind } from 'ts-morph';
import type { IfStatement, SourceFile, ts } from 'ts-morph';
import type { Variant } from '../../../render/variant.js';
import { axisInCode, ConditionError, foldCondition, type Folded } from '../condition.js';
import type { Edit, Transform } from '../edits.js';
import { dropNode } from '../node-range.js';
import { errorAt } from '../source-error.js';

/** Decides conditions of `variant`: the dead branch goes, the kept one stands alone, and what else decides stays. */
export const foldConditions: Transform = (file, variant) =>
  conditionsIn(file).map((condition) => replace(condition, foldOrThrow(condition, variant)));

/** The largest expressions of `&&`, `||`, `!`, `===` and `!==` around each use of `variant`. */
function conditionsIn(file: SourceFile): readonly Node[] {
  const conditions = new Set<Node>();
  for (const access of file.getDescendantsOfKind(SyntaxKind.PropertyAccessExpression)) {
    if (axisInCode(access.compilerNode) !== undefined) {
      let condition: Node = access;
      for (
        let parent = condition.getParent();
        parent && isPartOfCondition(parent);
        parent = parent.getParent()
      ) {
        condition = parent;
      }
      conditions.add(condition);
    }
  }
  return [...conditions];
}

function isPartOfCondition(node: Node): boolean {
  return (
    Node.isParenthesizedExpression(node) ||
    (Node.isPrefixUnaryExpression(node) && node.getOperatorToken() === SyntaxKind.ExclamationToken) ||
    (Node.isBinaryExpression(node) && operators.has(node.getOperatorToken().getKind()))
  );
}

const operators = new Set([
  SyntaxKind.AmpersandAmpersandToken,
  SyntaxKind.BarBarToken,
  SyntaxKind.EqualsEqualsEqualsToken,
  SyntaxKind.ExclamationEqualsEqualsToken,
]);

function foldOrThrow(condition: Node, variant: Variant): Folded {
  try {
    return foldCondition(condition.compilerNode as ts.Expression, variant, axisInCode);
  } catch (error) {
    throw error instanceof ConditionError
      ? errorAt(condition.getSourceFile(), condition.getStart(), error.message)
      : error;
  }
}

function replace(condition: Node, folded: Folded): Edit {
  const parent = condition.getParentOrThrow();
  if ('text' in folded) {
    return replaceByRest(condition, folded.text);
  }
  if (Node.isExpressionStatement(parent) && !folded.value) {
    return dropNode(parent);
  }
  if (Node.isIfStatement(parent)) {
    return replaceIf(parent, folded.value);
  }
  if (Node.isConditionalExpression(parent) && parent.getCondition() === condition) {
    const kept = folded.value ? parent.getWhenTrue() : parent.getWhenFalse();
    return { ...rangeOf(parent), text: `(${kept.getFullText().trim()})` };
  }
  if ((Node.isSpreadAssignment(parent) || Node.isSpreadElement(parent)) && !folded.value) {
    return dropNode(parent);
  }
  if (dependsOnMore(condition)) {
    return { ...rangeOf(condition), text: String(folded.value) };
  }
  throw errorAt(
    condition.getSourceFile(),
    condition.getStart(),
    `${condition.getText()} is constant in each variant: it may only decide an if, a ?: or a spread.`,
  );
}

function replaceByRest(condition: Node, rest: string): Edit {
  if (rest === condition.getText()) {
    throw errorAt(
      condition.getSourceFile(),
      condition.getStart(),
      `${rest} is no condition that the build can fold.`,
    );
  }
  return { ...rangeOf(condition), text: rest };
}

function rangeOf(node: Node): { start: number; end: number } {
  return { start: node.getStart(), end: node.getEnd() };
}

/** Whether something else than axes takes part in a condition. */
function dependsOnMore(condition: Node): boolean {
  const isOther = (node: Node): boolean =>
    axisInCode(node.compilerNode as ts.Expression) === undefined &&
    !Node.isStringLiteral(node) &&
    (isPartOfCondition(node)
      ? node
          .forEachChildAsArray()
          .filter((child) => Node.isExpression(child))
          .some(isOther)
      : true);
  return isOther(condition);
}

function replaceIf(statement: IfStatement, value: boolean): Edit {
  const kept = value ? statement.getThenStatement() : statement.getElseStatement();
  const parent = statement.getParentOrThrow();
  if (kept !== undefined) {
    const unwrap = Node.isBlock(kept) && !Node.isIfStatement(parent);
    return { ...rangeOf(statement), text: unwrap ? kept.getText().slice(1, -1).trim() : kept.getText() };
  }
  // An `else if` without its `if`: the else goes too.
  return Node.isIfStatement(parent)
    ? { start: parent.getThenStatement().getEnd(), end: statement.getEnd(), text: '' }
    : dropNode(statement);
}
