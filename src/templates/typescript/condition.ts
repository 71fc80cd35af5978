import { ts } from 'ts-morph';
import { axes, type Axis, type Variant } from '../../render/variant.js';

/** What is left of a condition: its value, or the text of the part that only the emitted code can decide. */
export type Folded = { readonly value: boolean } | { readonly text: string };

/** How an axis is written: `variant.flow` in code, `flow` in a directive. */
export type AxisReader = (node: ts.Expression) => Axis | undefined;

/** A mistake in a condition. The caller knows the file and the line. */
export class ConditionError extends Error {}

export const axisInCode: AxisReader = (node) =>
  ts.isPropertyAccessExpression(node) &&
  ts.isIdentifier(node.expression) &&
  node.expression.text === 'variant'
    ? axisNamed(node.name.text)
    : undefined;

const axisInDirective: AxisReader = (node) => (ts.isIdentifier(node) ? axisNamed(node.text) : undefined);

/** Folds the part of an expression that the variant decides. */
export function foldCondition(node: ts.Expression, variant: Variant, axisOf: AxisReader): Folded {
  const fold = (inner: ts.Expression): Folded => foldCondition(inner, variant, axisOf);
  if (ts.isParenthesizedExpression(node)) {
    const inner = fold(node.expression);
    return 'text' in inner ? { text: `(${inner.text})` } : inner;
  }
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
    const operand = fold(node.operand);
    return 'text' in operand ? { text: `!${operand.text}` } : { value: !operand.value };
  }
  if (ts.isBinaryExpression(node)) {
    return foldBinary(node, variant, axisOf);
  }
  const axis = axisOf(node);
  const value = axis === undefined ? undefined : variant[axis];
  if (typeof value === 'string') {
    throw new ConditionError(`${node.getText()} is not a yes or no: compare it with === or !==.`);
  }
  return value === undefined ? { text: node.getText() } : { value };
}

function foldBinary(node: ts.BinaryExpression, variant: Variant, axisOf: AxisReader): Folded {
  const operator = node.operatorToken.kind;
  const isAnd = operator === ts.SyntaxKind.AmpersandAmpersandToken;
  if (isAnd || operator === ts.SyntaxKind.BarBarToken) {
    const left = foldCondition(node.left, variant, axisOf);
    return foldLogical(left, foldCondition(node.right, variant, axisOf), isAnd);
  }
  const isEqual = operator === ts.SyntaxKind.EqualsEqualsEqualsToken;
  return isEqual || operator === ts.SyntaxKind.ExclamationEqualsEqualsToken
    ? foldEquality(node, variant, axisOf, isEqual)
    : { text: node.getText() };
}

function foldLogical(left: Folded, right: Folded, isAnd: boolean): Folded {
  if ('value' in left) {
    return left.value === isAnd ? right : left;
  }
  if ('value' in right) {
    return right.value === isAnd ? left : right;
  }
  return { text: `${left.text} ${isAnd ? '&&' : '||'} ${right.text}` };
}

function foldEquality(
  node: ts.BinaryExpression,
  variant: Variant,
  axisOf: AxisReader,
  equal: boolean,
): Folded {
  const axis = axisOf(node.left);
  if (axis === undefined) {
    return { text: node.getText() };
  }
  const expected = ts.isStringLiteral(node.right) ? node.right.text : undefined;
  const value = axes[axis].find((candidate) => candidate === expected);
  if (value === undefined) {
    throw new ConditionError(
      `${axis} is one of ${axes[axis].join(', ')}, and never ${node.right.getText()}.`,
    );
  }
  if (variant[axis] === undefined) {
    throw new ConditionError(`${axis} is an axis of another language.`);
  }
  return { value: (variant[axis] === value) === equal };
}

function axisNamed(name: string): Axis | undefined {
  return Object.hasOwn(axes, name) ? (name as Axis) : undefined;
}

/** A value for each axis of any language: it shows a mistake in an operand, because all of them are looked at. */
const sample = Object.fromEntries(Object.entries(axes).map(([axis, [first]]) => [axis, first])) as Variant;

/** A condition of bare axis names, such as `flow === 'fic' && finalToken === 'bearer'`. */
export class Condition {
  readonly axes: ReadonlySet<Axis>;
  readonly #text: string;
  readonly #expression: ts.Expression;

  /** @throws {ConditionError} for a text that is not an expression of axes, with `===`, `!==`, `!`, `&&`, `||` and parentheses */
  constructor(text: string) {
    const file = ts.createSourceFile('condition.ts', text, ts.ScriptTarget.Latest, true);
    const [statement, ...more] = file.statements;
    if (statement === undefined || more.length > 0 || !ts.isExpressionStatement(statement)) {
      throw new ConditionError(`${text} is not a condition.`);
    }
    this.#text = text;
    this.#expression = statement.expression;
    this.axes = axesIn(statement, axisInDirective);
    const stranger = identifiersIn(statement).find((identifier) => axisInDirective(identifier) === undefined);
    if (stranger !== undefined) {
      throw new ConditionError(`In "${text}" only axes decide, not ${stranger.text}.`);
    }
    this.holds(sample);
  }

  holds(variant: Variant): boolean {
    const folded = foldCondition(this.#expression, variant, axisInDirective);
    if ('text' in folded) {
      throw new ConditionError(`In "${this.#text}" only axes decide, not ${folded.text}.`);
    }
    return folded.value;
  }
}

function identifiersIn(node: ts.Node): readonly ts.Identifier[] {
  const inner: ts.Identifier[] = [];
  node.forEachChild((child) => {
    inner.push(...identifiersIn(child));
  });
  return ts.isIdentifier(node) ? [node] : inner;
}

/** The axes that a node's text depends on. */
export function axesIn(node: ts.Node, axisOf: AxisReader): Set<Axis> {
  const found = new Set<Axis>();
  const visit = (inner: ts.Node): void => {
    const axis = axisOf(inner as ts.Expression);
    if (axis !== undefined) {
      found.add(axis);
    }
    inner.forEachChild(visit);
  };
  visit(node);
  return found;
}
